import GRDB

extension StoreTransaction {
    /// What the entries of the workspace's history take in the file, in bytes.
    public func journalBytes(workspace: String) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT bytes FROM history_size WHERE workspace = ?"),
            arguments: [workspace]
        ) ?? 0
    }

    /// Whether something of history is to be forgotten, or more pages of the file are free than named.
    public func hasSpareHistory(
        before moment: Milliseconds,
        atMost bytes: Int,
        keepingRuns newest: Int,
        freePages: Int,
        workspace: String
    ) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT coalesce((SELECT bytes FROM history_size WHERE workspace = ?1), 0) > ?2
                      OR coalesce((SELECT at FROM journal WHERE workspace = ?1 ORDER BY entry_id LIMIT 1) < ?3, 0)
                      OR EXISTS (\(Self.spareRunsSQL("?1", "?4", "1")))
                      OR (SELECT freelist_count FROM pragma_freelist_count) > ?5
                    """
            ),
            arguments: [workspace, bytes, moment.value, newest, freePages]
        ) ?? false
    }

    /// Forgets the oldest entries that are older than the moment, or too many for the bytes.
    ///
    /// - Parameter limit: The most to forget in this transaction.
    /// - Returns: How many were forgotten.
    public func pruneJournal(
        before moment: Milliseconds,
        atMost bytes: Int,
        limit: Int,
        workspace: String
    ) throws -> Int {
        var total = try journalBytes(workspace: workspace)
        let oldest = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT entry_id, at, bytes FROM journal WHERE workspace = ? ORDER BY entry_id LIMIT ?"
            ),
            arguments: [workspace, limit]
        )
        var (count, last, freed) = (0, Int64(0), 0)
        for row in oldest {
            let at: Int64 = row[1]
            guard at < moment.value || total > bytes else { break }
            let size: Int = row[2]
            (count, last, freed, total) = (count + 1, row[0], freed + size, total - size)
        }
        guard count > 0 else { return 0 }
        try db.cachedStatement(sql: "DELETE FROM journal WHERE workspace = ? AND entry_id <= ?")
            .execute(arguments: [workspace, last])
        try grow(by: -freed, workspace: workspace)
        return count
    }

    /// Forgets the oldest runs beyond the newest that no write in history or under way refers to.
    ///
    /// - Returns: How many were forgotten.
    public func pruneRuns(keeping newest: Int, limit: Int, workspace: String) throws -> Int {
        let ids = try spareRuns(keeping: newest, limit: limit, workspace: workspace)
        try db.cachedStatement(
            sql: "DELETE FROM run WHERE workspace = ? AND run_id IN (SELECT value FROM json_each(?))"
        ).execute(arguments: [workspace, try JSONText.encode(ids)])
        return ids.count
    }

    private func spareRuns(keeping newest: Int, limit: Int, workspace: String) throws -> [Int64] {
        try Int64.fetchAll(
            db.cachedStatement(sql: Self.spareRunsSQL("?1", "?2", "?3")),
            arguments: [workspace, newest, limit]
        )
    }

    /// The oldest runs beyond the newest, without a write in history or under way.
    private static func spareRunsSQL(_ workspace: String, _ newest: String, _ limit: String) -> String {
        """
        SELECT run_id FROM run
        WHERE workspace = \(workspace) AND run_id <= (
            SELECT run_id FROM run WHERE workspace = \(workspace) ORDER BY run_id DESC LIMIT 1 OFFSET \(newest))
          AND NOT EXISTS (
            SELECT 1 FROM journal WHERE journal.workspace = \(workspace) AND journal.run_id = run.run_id)
          AND run_id NOT IN (SELECT outbox.run_id FROM outbox WHERE outbox.workspace = \(workspace))
        ORDER BY run_id LIMIT \(limit)
        """
    }

    /// Notes that history grew by so many bytes.
    func grow(by bytes: Int, workspace: String) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO history_size (workspace, bytes) VALUES (?, ?)
                ON CONFLICT (workspace) DO UPDATE SET bytes = max(0, bytes + excluded.bytes)
                """
        ).execute(arguments: [workspace, bytes])
    }
}
