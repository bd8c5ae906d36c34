import GRDB

/// What a store takes on disk.
public struct StoreSpace: Hashable, Sendable {
    /// Pages of the file, free ones included.
    public let pages: Int
    /// Pages that hold nothing.
    public let freePages: Int
    /// Bytes of a page.
    public let pageSize: Int
    /// Whether free pages can be given back in small steps. Stores that were made before this was so cannot, until they are
    /// compacted.
    public let givesBack: Bool
}

extension Store {
    /// What the store takes on disk.
    public func space() async throws -> StoreSpace {
        try await pool.read { db in
            StoreSpace(
                pages: try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0,
                freePages: try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0,
                pageSize: try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0,
                givesBack: try Int.fetchOne(db, sql: "PRAGMA auto_vacuum") == 2
            )
        }
    }

    /// Gives up to so many free pages back to the file system, in one transaction.
    public func giveBack(pages: Int) async throws {
        // Each row that is fetched is one page given back: all have to be fetched.
        try await pool.write { _ = try Row.fetchAll($0, sql: "PRAGMA incremental_vacuum(\(pages))") }
    }

    /// Writes what is in the WAL into the file, as far as no reader needs it, so that the WAL begins anew.
    public func checkpoint() async throws {
        _ = try await pool.writeWithoutTransaction { try $0.checkpoint(.passive) }
    }

    /// Writes the whole file anew, without its free pages, and such that later ones are given back in small steps.
    ///
    /// Needs about the file's size of free space beside it. Nobody else may work on the store meanwhile.
    public func compact() async throws {
        try await pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
            try db.execute(sql: "VACUUM")
            _ = try db.checkpoint(.truncate)
        }
    }
}
