import GRDB

extension StoreSchema {
    /// What people decide: the values that they were shown, what they chose, and which records they took apart.
    static func registerDecisions(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("8 decisions") { db in
            for statement in decisions { try db.execute(sql: statement) }
        }
    }

    private static let decisions = [
        "ALTER TABLE review ADD COLUMN shown TEXT",
        """
        CREATE TABLE decision (
            workspace TEXT NOT NULL, contact_id TEXT NOT NULL, field TEXT NOT NULL, choice TEXT NOT NULL, value TEXT,
            shown TEXT, actor TEXT NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (workspace, contact_id, field)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE parting (
            workspace TEXT NOT NULL, contact_id TEXT NOT NULL, project_id TEXT NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (workspace, contact_id, project_id)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX parting_by_project ON parting (workspace, project_id, contact_id)",
    ]
}
