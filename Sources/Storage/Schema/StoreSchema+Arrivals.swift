import GRDB

extension StoreSchema {
    static func registerArrivals(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("10 arrivals") { db in
            for statement in arrivals { try db.execute(sql: statement) }
            try PlannerStatistics.install(in: db)
        }
    }

    /// Which messages of remote systems were taken in, so that one that is sent again is known.
    private static let arrivals = [
        """
        CREATE TABLE arrival (
            workspace TEXT NOT NULL, identity BLOB NOT NULL, received_at INTEGER NOT NULL,
            PRIMARY KEY (workspace, identity)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX arrival_by_age ON arrival (workspace, received_at)",
    ]
}
