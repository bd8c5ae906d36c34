import GRDB

extension StoreSchema {
    /// What history is asked for, and how large it is: by link, by run and by write, each row with its bytes, and their sum
    /// for each workspace, so that the bound on bytes costs no walk through the table.
    static func registerHistory(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("7 history") { db in
            for statement in history { try db.execute(sql: statement) }
            try PlannerStatistics.install(in: db)
        }
    }

    private static let history = [
        "ALTER TABLE journal ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX journal_by_link ON journal (workspace, link_id, entry_id)",
        "CREATE INDEX journal_by_run ON journal (workspace, run_id, entry_id)",
        "CREATE INDEX journal_by_write ON journal (workspace, write_id)",
        """
        UPDATE journal SET bytes = \(JournalEntry.overhead) + length(CAST(changes AS BLOB)) + length(CAST(cause AS BLOB))
            + length(CAST(link_id AS BLOB)) * 2 + length(CAST(coalesce(target_id, '') AS BLOB)) * 2
            + length(CAST(coalesce(note, '') AS BLOB))
        """,
        """
        CREATE TABLE history_size (
            workspace TEXT NOT NULL PRIMARY KEY, bytes INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        "INSERT INTO history_size (workspace, bytes) SELECT workspace, sum(bytes) FROM journal GROUP BY workspace",
    ]
}
