import GRDB

extension StoreTransaction {
    /// Keeps a sealed secret, in place of the one with its name.
    public func save(_ row: SecretRow, workspace: String) throws {
        try db.execute(
            sql: """
                INSERT INTO secrets (workspace, name, sealed, sealed_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (workspace, name) DO UPDATE SET sealed = excluded.sealed, sealed_at = excluded.sealed_at
                """,
            arguments: [workspace, row.name, row.sealed, row.sealedAt.value]
        )
    }

    /// Puts a sealed secret in the place of the one that was read, unless that has changed meanwhile.
    ///
    /// - Returns: Whether it was replaced.
    public func replace(_ old: SecretRow, with new: SecretRow, workspace: String) throws -> Bool {
        try db.execute(
            sql: "UPDATE secrets SET sealed = ?, sealed_at = ? WHERE workspace = ? AND name = ? AND sealed = ?",
            arguments: [new.sealed, new.sealedAt.value, workspace, old.name, old.sealed]
        )
        return db.changesCount == 1
    }

    /// Forgets the secret with that name.
    public func removeSecret(_ name: String, workspace: String) throws {
        try db.execute(sql: "DELETE FROM secrets WHERE workspace = ? AND name = ?", arguments: [workspace, name])
    }

    /// The sealed secret with that name; nil when there is none.
    public func secret(_ name: String, workspace: String) throws -> SecretRow? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT name, sealed, sealed_at FROM secrets WHERE workspace = ? AND name = ?"),
            arguments: [workspace, name]
        ).map(SecretRow.init)
    }

    /// All sealed secrets, by name.
    public func secrets(workspace: String) throws -> [SecretRow] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT name, sealed, sealed_at FROM secrets WHERE workspace = ? ORDER BY name"),
            arguments: [workspace]
        ).map(SecretRow.init)
    }
}

extension SecretRow {
    fileprivate init(_ row: Row) {
        self.init(name: row[0], sealed: row[1], sealedAt: Milliseconds(row[2] as Int64))
    }
}
