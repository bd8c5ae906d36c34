import Foundation
import GRDB

/// A look at a store's file that changes nothing in it, beside whoever works on it.
public struct StoreInspection: Sendable, Hashable {
    /// How closely to look.
    public enum Depth: Sendable {
        /// Whether it is a store, and of which version.
        case glance
        /// Also every page, by SQLite's `quick_check`.
        case quick
        /// Also every index against its table, by SQLite's `integrity_check`.
        case whole
    }

    /// The newest migration that was applied, as the file names it.
    public let version: String
    /// How many migrations this Tenon knows that were not applied yet; the next opening applies them.
    public let migrationsToCome: Int
    /// Whether a later Tenon wrote it.
    public let isNewer: Bool
    /// What SQLite found wrong; nothing when all is well or was not looked at.
    public let damages: [String]
    /// Bytes of the file.
    public let bytes: Int
    /// Bytes of the write-ahead log beside it.
    public let walBytes: Int

    /// Looks at a file.
    ///
    /// - Throws: ``StoreError`` with ``StoreError/Code/missing``, `.notAStore` or what keeps it from being read. A damage
    ///   that can still be read past is no error but one of ``damages``.
    public static func of(_ path: String, _ depth: Depth) throws(StoreError) -> StoreInspection {
        let queue = try StoreFile.openForReading(path)
        defer { try? queue.close() }
        return try StoreError.telling(path) { () throws -> StoreInspection in
            try queue.read { db in
                guard try db.tableExists("grdb_migrations") else { throw StoreError(.notAStore, path: path) }
                let migrator = StoreSchema.migrator
                let applied = try migrator.appliedIdentifiers(db)
                guard applied.contains("1 spine") else { throw StoreError(.notAStore, path: path) }
                let known = migrator.migrations
                return StoreInspection(
                    version: known.last(where: applied.contains) ?? "none",
                    migrationsToCome: known.count { !applied.contains($0) },
                    isNewer: try migrator.hasBeenSuperseded(db),
                    damages: try damages(db, depth),
                    bytes: StoreFile.size(path),
                    walBytes: StoreFile.size(path + "-wal")
                )
            }
        }
    }

    private static func damages(_ db: Database, _ depth: Depth) throws -> [String] {
        let check: String
        switch depth {
        case .glance: return []
        case .quick: check = "PRAGMA quick_check(20)"
        case .whole: check = "PRAGMA integrity_check(20)"
        }
        do {
            return try String.fetchAll(db, sql: check).filter { $0 != "ok" }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            return [error.message ?? "damaged"]
        }
    }
}
