import GRDB

extension StoreSchema {
    /// Secrets of a workspace, sealed: one row for each. The store never sees them in plain text, nor any key.
    static func registerVault(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("9 vault") { db in
            try db.execute(
                sql: """
                    CREATE TABLE secrets (
                        workspace TEXT NOT NULL, name TEXT NOT NULL, sealed TEXT NOT NULL, sealed_at INTEGER NOT NULL,
                        PRIMARY KEY (workspace, name)
                    ) STRICT, WITHOUT ROWID
                    """
            )
        }
    }
}
