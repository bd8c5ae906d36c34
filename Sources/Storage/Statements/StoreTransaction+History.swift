import GRDB
public import Records

extension StoreTransaction {
    /// The newest entries of the link.
    public func journal(ofLink linkID: String, limit: Int, workspace: String) throws -> [JournalEntry] {
        try entries(
            """
            SELECT \(Self.entryColumns) FROM journal WHERE workspace = ? AND link_id = ?
            ORDER BY entry_id DESC LIMIT ?
            """,
            [workspace, linkID, limit]
        )
    }

    /// The newest entries of writes to the remote object.
    public func journal(of target: RecordID, limit: Int, workspace: String) throws -> [JournalEntry] {
        try entries(
            """
            SELECT \(Self.entryColumns) FROM journal WHERE workspace = ? AND kind = ? AND target_id = ?
            ORDER BY entry_id DESC LIMIT ?
            """,
            [workspace, target.kind.rawValue, target.remoteID, limit]
        )
    }

    /// The entry of the write; nil when it was never applied, or is no longer kept.
    public func journal(ofWrite writeID: Int64, workspace: String) throws -> JournalEntry? {
        try entries(
            "SELECT \(Self.entryColumns) FROM journal WHERE workspace = ? AND write_id = ?",
            [workspace, writeID]
        ).first
    }

    /// How many writes history holds of each of the runs; those without any are left out.
    public func writeCounts(ofRuns ids: [Int64], workspace: String) throws -> [Int64: Int] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT run_id, count(*) FROM json_each(?) AS wanted
                    CROSS JOIN journal ON journal.workspace = ? AND journal.run_id = wanted.value
                    GROUP BY run_id
                    """
            ),
            arguments: [try JSONText.encode(ids), workspace]
        )
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }

    /// Whether the run is known.
    public func hasRun(_ id: Int64, workspace: String) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM run WHERE workspace = ? AND run_id = ?)"),
            arguments: [workspace, id]
        ) ?? false
    }

    /// Those of the links that have writes under way or waiting to be.
    public func busyLinks(among ids: [String], workspace: String) throws -> Set<String> {
        Set(
            try String.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT DISTINCT link_id FROM json_each(?) AS wanted
                        CROSS JOIN outbox ON outbox.workspace = ? AND outbox.link_id = wanted.value
                        WHERE state IN ('guarded', 'pending', 'sending', 'accepted')
                        """
                ),
                arguments: [try JSONText.encode(ids), workspace]
            )
        )
    }
}
