import Foundation
import GRDB
import Synchronization

/// The durable state of all workspaces, in one SQLite file.
///
/// Every commit is on disk when ``write(_:)`` returns (`synchronous = FULL`): what was acknowledged survives a crash of the
/// process and of the machine. Reads run beside the one writer (WAL).
///
///     let store = try Store(path: "tenon.db")
///     try await store.write { try $0.enqueue(events, workspace: "main") }
public final class Store: Sendable {
    let pool: any DatabaseWriter
    private let counter: StatementCounter?
    private let simulation: StoreSimulation?

    /// Bytes to which the WAL is cut back once it was written into the file.
    static let walLimit = 8 << 20

    /// Where the file is.
    public let path: String

    /// Opens the file, creates it when it is missing, and brings its tables up to date.
    ///
    /// - Parameters:
    ///   - path: The SQLite file. Its directory must exist.
    ///   - countsStatements: Whether ``statementCount`` counts. Off in production: tracing costs about 2 %.
    /// - Throws: ``StoreError`` when the file cannot be opened, is no Tenon store, or was written by a newer Tenon.
    public init(path: String, countsStatements: Bool = false) throws(StoreError) {
        self.path = path
        simulation = nil
        let counter = countsStatements ? StatementCounter() : nil
        self.counter = counter
        var configuration = Configuration()
        configuration.label = "tenon"
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            if let counter { db.trace { _ in counter.increment() } }
            // Readers may not, and need not.
            guard !db.configuration.readonly else { return }
            // Counts for a file that has no table yet; an older one stays as it is until it is compacted.
            try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
            try db.execute(sql: "PRAGMA journal_size_limit = \(Self.walLimit)")
        }
        // Customers' data: for the owner's eyes only. SQLite gives the files beside it the same rights.
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        do {
            let pool = try DatabasePool(path: path, configuration: configuration)
            self.pool = pool
            let migrator = StoreSchema.migrator
            if try pool.read(migrator.hasBeenSuperseded) {
                throw StoreError(.newerVersion, path: path)
            }
            try migrator.migrate(pool)
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError(opening: path, error)
        }
    }

    /// A store in memory that lasts as long as this object, without a file and without a thread of its own.
    package init(simulation: StoreSimulation) throws {
        path = ":memory:"
        counter = nil
        self.simulation = simulation
        let queue = try DatabaseQueue()
        pool = queue
        try StoreSchema.migrator.migrate(queue)
    }

    /// Statements executed since the store was opened; 0 unless they are counted.
    public var statementCount: Int { counter?.count ?? 0 }

    /// Runs statements on one consistent snapshot.
    ///
    /// - Throws: ``StoreError`` for what is the matter with the file or its disk, and what the body throws.
    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (StoreTransaction) throws -> Result
    ) async throws -> Result {
        if let simulation { return try simulation.read(pool, body) }
        return try await StoreError.telling(path) { try await pool.read { try body(StoreTransaction(db: $0)) } }
    }

    /// Runs statements in one transaction: all of them are on disk when this returns, or none ever is.
    ///
    /// - Throws: ``StoreError`` for what is the matter with the file or its disk, and what the body throws; then nothing
    ///   of the transaction is there, and everything before it is.
    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (StoreTransaction) throws -> Result
    ) async throws -> Result {
        if let simulation { return try simulation.write(pool, body) }
        return try await StoreError.telling(path) { try await pool.write { try body(StoreTransaction(db: $0)) } }
    }

    /// Writes the WAL back into the file, so that it is whole by itself, and closes it.
    public func close() throws {
        _ = try? pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try pool.close()
    }
}

/// Counts from whichever connection a statement runs on.
final class StatementCounter: Sendable {
    private let state = Mutex(0)
    var count: Int { state.withLock { $0 } }
    func increment() { state.withLock { $0 += 1 } }
}
