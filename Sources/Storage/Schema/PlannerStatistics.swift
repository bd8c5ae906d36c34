import GRDB

/// What SQLite's query planner is told about the tables, in place of what it would guess.
///
/// Without statistics it takes every first column of a key for a good filter. Here the first column is the workspace, which
/// filters nothing: lists of all writes of a workspace were gone through once for every row. The figures are those of a large
/// workspace; only their proportions matter. `sqlite_stat1` is documented as writable for this very purpose.
enum PlannerStatistics {
    static func install(in db: Database) throws {
        try db.execute(sql: "ANALYZE")
        try db.execute(sql: "DELETE FROM sqlite_stat1")
        for (table, index, figures) in statistics {
            try db.execute(
                sql: "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)",
                arguments: [table, index, figures]
            )
        }
        try db.execute(sql: "ANALYZE sqlite_schema")
    }

    /// Rows in all, then for each column of the index the rows that have the same values up to and including it.
    private static let statistics: [(table: String, index: String, figures: String)] = [
        ("record", "record", "1000000 1000000 500000 1"),
        ("record", "record_by_owner", "1000000 1000000 500000 10"),
        ("match_key", "match_key", "4000000 4000000 2 2 2 1"),
        ("match_key", "match_key_by_record", "4000000 4000000 2000000 4"),
        ("link", "link", "1000000 1000000 1"),
        ("link", "link_by_contact", "1000000 1000000 1"),
        ("link", "link_by_project", "1000000 1000000 1"),
        ("inbox", "inbox", "100000 100000 1"),
        ("inbox", "inbox_by_source", "100000 100000 33000 1"),
        ("outbox", "outbox", "100000 100000 1"),
        ("outbox", "outbox_by_state", "100000 100000 50000 20000 10 1"),
        ("outbox", "outbox_by_link", "100000 100000 2 1"),
        ("outbox", "outbox_by_intent", "100000 100000 1"),
        ("copy", "copy", "1000000 1000000 500000 1"),
        ("copy", "copy_by_target", "1000000 1000000 500000 1"),
        ("journal", "journal", "1000000 1000000 1"),
        ("journal", "journal_by_target", "1000000 1000000 500000 5 1"),
        ("journal", "journal_by_link", "1000000 1000000 5 1"),
        ("journal", "journal_by_run", "1000000 1000000 1000 1"),
        ("journal", "journal_by_write", "1000000 1000000 1"),
        ("review", "review", "10000 10000 5000 2 1 1"),
        ("run", "run", "1000 1000 1"),
        ("note_look", "note_look", "1000000 1000000 1"),
        ("arrival", "arrival", "1000000 1000000 1"),
        ("arrival", "arrival_by_age", "1000000 1000000 1"),
    ]
}
