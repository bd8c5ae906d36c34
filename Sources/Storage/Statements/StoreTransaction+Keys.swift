import Foundation
import GRDB

/// Programs' keys, and the record of administrative acts.
extension StoreTransaction {
    /// Keeps a new key.
    public func insert(_ key: KeyRow, workspace: String) throws {
        try db.execute(
            sql: """
                INSERT INTO api_key (workspace, key_id, name, digest, scopes, created_at) VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [workspace, key.id, key.name, key.digest, try JSONText.encode(key.scopes), key.createdAt.value]
        )
    }

    /// The key with that id, revoked or not.
    public func key(_ id: String, workspace: String) throws -> KeyRow? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(Self.keyColumns) FROM api_key WHERE workspace = ? AND key_id = ?"),
            arguments: [workspace, id]
        ).map(Self.key)
    }

    /// All keys of the workspace, the newest first.
    public func keys(workspace: String) throws -> [KeyRow] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT \(Self.keyColumns) FROM api_key WHERE workspace = ? ORDER BY created_at DESC, key_id"
            ),
            arguments: [workspace]
        ).map(Self.key)
    }

    /// Notes that a key was used.
    public func touchKey(_ id: String, at moment: Milliseconds, workspace: String) throws {
        try db.execute(
            sql: "UPDATE api_key SET used_at = ? WHERE workspace = ? AND key_id = ?",
            arguments: [moment.value, workspace, id]
        )
    }

    /// Makes a key worthless.
    ///
    /// - Returns: Whether there was such a key that still was good.
    public func revokeKey(_ id: String, at moment: Milliseconds, workspace: String) throws -> Bool {
        try db.execute(
            sql: "UPDATE api_key SET revoked_at = ? WHERE workspace = ? AND key_id = ? AND revoked_at IS NULL",
            arguments: [moment.value, workspace, id]
        )
        return db.changesCount == 1
    }

    // MARK: The record

    /// Puts an act on record.
    public func insert(_ audit: AuditRow, workspace: String) throws {
        try db.execute(
            sql: """
                INSERT INTO audit (workspace, audit_id, at, actor, address, act, subject) VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [workspace, audit.id, audit.at.value, audit.actor, audit.address, audit.act, audit.subject]
        )
    }

    /// The last acts, the newest first.
    ///
    /// - Parameter before: Only those before the one with this id.
    public func audits(limit: Int, before: Int64? = nil, workspace: String) throws -> [AuditRow] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT audit_id, at, actor, address, act, subject FROM audit
                    WHERE workspace = ? AND audit_id < ? ORDER BY audit_id DESC LIMIT ?
                    """
            ),
            arguments: [workspace, before ?? .max, limit]
        ).map { row in
            AuditRow(
                id: row[0],
                at: Milliseconds(row[1] as Int64),
                actor: row[2],
                address: row[3],
                act: row[4],
                subject: row[5]
            )
        }
    }

    private static let keyColumns = "key_id, name, digest, scopes, created_at, used_at, revoked_at"

    private static func key(_ row: Row) -> KeyRow {
        let scopes = try? JSONDecoder().decode([String].self, from: Data((row[3] as String).utf8))
        return KeyRow(
            id: row[0],
            name: row[1],
            digest: row[2],
            scopes: scopes ?? [],
            createdAt: Milliseconds(row[4] as Int64),
            usedAt: (row[5] as Int64?).map { Milliseconds($0) },
            revokedAt: (row[6] as Int64?).map { Milliseconds($0) }
        )
    }
}
