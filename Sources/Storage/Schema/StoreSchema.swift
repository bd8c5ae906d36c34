import GRDB

/// The tables. A migration is never edited once it was released; a change is a new one.
enum StoreSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 spine") { db in
            for statement in spine { try db.execute(sql: statement) }
            try PlannerStatistics.install(in: db)
        }
        migrator.registerMigration("2 flows") { db in
            for statement in flows { try db.execute(sql: statement) }
            try PlannerStatistics.install(in: db)
        }
        registerCapabilities(in: &migrator)
        migrator.registerMigration("4 payroll snapshot") { db in try db.execute(sql: payroll) }
        migrator.registerMigration("5 note looks") { db in
            try db.execute(sql: noteLooks)
            try PlannerStatistics.install(in: db)
        }
        migrator.registerMigration("6 flow starts") { db in
            for statement in flowStarts { try db.execute(sql: statement) }
        }
        registerHistory(in: &migrator)
        registerDecisions(in: &migrator)
        registerVault(in: &migrator)
        registerArrivals(in: &migrator)
        registerPeople(in: &migrator)
        return migrator
    }

    /// Every key begins with the workspace: no statement can reach into another one by leaving it out, and a database that
    /// spreads rows by it can spread workspaces over machines. Times are milliseconds since 1970, UTC.
    private static let spine = [
        """
        CREATE TABLE workspace (
            workspace TEXT NOT NULL PRIMARY KEY, mapping_digest TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE record (
            workspace TEXT NOT NULL, kind TEXT NOT NULL, remote_id TEXT NOT NULL,
            fields TEXT NOT NULL, archived INTEGER NOT NULL, created_at INTEGER, revision TEXT,
            digest INTEGER NOT NULL, gone_at INTEGER,
            PRIMARY KEY (workspace, kind, remote_id)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE match_key (
            workspace TEXT NOT NULL, tier INTEGER NOT NULL, key TEXT NOT NULL,
            kind TEXT NOT NULL, remote_id TEXT NOT NULL,
            PRIMARY KEY (workspace, key, tier, kind, remote_id)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX match_key_by_record ON match_key (workspace, kind, remote_id)",
        """
        CREATE TABLE link (
            workspace TEXT NOT NULL, link_id TEXT NOT NULL, contact_id TEXT, project_id TEXT,
            state TEXT NOT NULL, base TEXT NOT NULL, was_in_scope INTEGER NOT NULL,
            PRIMARY KEY (workspace, link_id)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE UNIQUE INDEX link_by_contact ON link (workspace, contact_id) WHERE contact_id IS NOT NULL",
        "CREATE UNIQUE INDEX link_by_project ON link (workspace, project_id) WHERE project_id IS NOT NULL",
        """
        CREATE TABLE inbox (
            workspace TEXT NOT NULL, event_id INTEGER NOT NULL, source TEXT NOT NULL, source_key TEXT NOT NULL,
            kind TEXT NOT NULL, remote_id TEXT NOT NULL, received_at INTEGER NOT NULL,
            PRIMARY KEY (workspace, event_id)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE UNIQUE INDEX inbox_by_source ON inbox (workspace, source, source_key)",
        """
        CREATE TABLE outbox (
            workspace TEXT NOT NULL, write_id INTEGER NOT NULL, link_id TEXT NOT NULL, system TEXT NOT NULL,
            action TEXT NOT NULL, target_id TEXT, marker TEXT, payload TEXT NOT NULL, state TEXT NOT NULL,
            attempts INTEGER NOT NULL, doubts INTEGER NOT NULL, not_before INTEGER NOT NULL, attempted_at INTEGER,
            lease_owner TEXT, lease_until INTEGER, run_id INTEGER NOT NULL, created_at INTEGER NOT NULL, error TEXT,
            PRIMARY KEY (workspace, write_id)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX outbox_by_state ON outbox (workspace, system, state, not_before, write_id)",
        "CREATE INDEX outbox_by_link ON outbox (workspace, link_id, write_id)",
        """
        CREATE TABLE journal (
            workspace TEXT NOT NULL, entry_id INTEGER NOT NULL, at INTEGER NOT NULL, run_id INTEGER NOT NULL,
            write_id INTEGER NOT NULL, link_id TEXT NOT NULL, kind TEXT NOT NULL, action TEXT NOT NULL,
            target_id TEXT, changes TEXT NOT NULL, cause TEXT NOT NULL, actor TEXT NOT NULL, note TEXT,
            PRIMARY KEY (workspace, entry_id)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX journal_by_target ON journal (workspace, kind, target_id, entry_id)",
        """
        CREATE TABLE review (
            workspace TEXT NOT NULL, kind TEXT NOT NULL, remote_id TEXT NOT NULL, code TEXT NOT NULL,
            field TEXT NOT NULL, message TEXT NOT NULL, needs_person INTEGER NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (workspace, kind, remote_id, code, field)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE run (
            workspace TEXT NOT NULL, run_id INTEGER NOT NULL, kind TEXT NOT NULL, started_at INTEGER NOT NULL,
            finished_at INTEGER, outcome TEXT, counts TEXT NOT NULL,
            PRIMARY KEY (workspace, run_id)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE scan (
            workspace TEXT NOT NULL, kind TEXT NOT NULL, completed_at INTEGER NOT NULL, row_count INTEGER NOT NULL,
            PRIMARY KEY (workspace, kind)
        ) STRICT, WITHOUT ROWID
        """,
    ]
    /// What goes one way: records that belong to another one, what Tenon made of them, and one unfinished write an intent.
    private static let flows = [
        "ALTER TABLE record ADD COLUMN owner TEXT",
        "CREATE INDEX record_by_owner ON record (workspace, kind, owner) WHERE owner IS NOT NULL",
        "ALTER TABLE outbox ADD COLUMN intent TEXT",
        "CREATE UNIQUE INDEX outbox_by_intent ON outbox (workspace, intent) WHERE intent IS NOT NULL",
        """
        CREATE TABLE copy (
            workspace TEXT NOT NULL, kind TEXT NOT NULL, source_id TEXT NOT NULL, target_kind TEXT NOT NULL,
            target_id TEXT NOT NULL, owner TEXT, content TEXT NOT NULL, gone INTEGER NOT NULL,
            PRIMARY KEY (workspace, kind, source_id)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX copy_by_target ON copy (workspace, target_kind, target_id)",
    ]

    /// What the payroll export said of a span of days. Replaced as a whole: its rows have no lasting ids.
    private static let payroll = """
        CREATE TABLE payroll (
            workspace TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL, read_at INTEGER NOT NULL,
            lines TEXT NOT NULL,
            PRIMARY KEY (workspace, first_day)
        ) STRICT, WITHOUT ROWID
        """

    /// When the notes of a contact were last read, and what was known of it then. There is no list of all notes.
    private static let noteLooks = """
        CREATE TABLE note_look (
            workspace TEXT NOT NULL, contact_id TEXT NOT NULL, looked_at INTEGER NOT NULL, cause INTEGER NOT NULL,
            is_known INTEGER NOT NULL,
            PRIMARY KEY (workspace, contact_id)
        ) STRICT, WITHOUT ROWID
        """
}
