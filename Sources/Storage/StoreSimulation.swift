import GRDB

/// How a store behaves in a simulation: at once and on the caller's thread, so that the same story always takes the same
/// way, and told of every transaction, so that a process can end at any of them.
package struct StoreSimulation: Sendable {
    /// Where a process may end.
    package enum Point: Sendable {
        /// Before a read.
        case read
        /// Everything of a transaction was said, and nothing of it is on disk.
        case beforeCommit
        /// The transaction is on disk, and nobody was told.
        case afterCommit
    }

    /// Throws when the process ended.
    package let pass: @Sendable (Point) throws -> Void

    package init(pass: @escaping @Sendable (Point) throws -> Void) { self.pass = pass }

    func read<Result>(_ database: any DatabaseReader, _ body: (StoreTransaction) throws -> Result) throws -> Result {
        try pass(.read)
        return try database.read { try body(StoreTransaction(db: $0)) }
    }

    func write<Result>(_ database: any DatabaseWriter, _ body: (StoreTransaction) throws -> Result) throws -> Result {
        let result = try database.write { db in
            let result = try body(StoreTransaction(db: db))
            try pass(.beforeCommit)
            return result
        }
        try pass(.afterCommit)
        return result
    }
}
