import GRDB

extension StoreSchema {
    /// What a connection was found to be able to do: one row for each remote system of a workspace.
    static func registerCapabilities(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("3 capabilities") { db in
            try db.execute(
                sql: """
                    CREATE TABLE capabilities (
                        workspace TEXT NOT NULL, system TEXT NOT NULL, probed_at INTEGER NOT NULL, result TEXT NOT NULL,
                        PRIMARY KEY (workspace, system)
                    ) STRICT, WITHOUT ROWID
                    """
            )
        }
    }
}
