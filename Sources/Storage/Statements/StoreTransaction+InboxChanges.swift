import GRDB
public import Records

extension StoreTransaction {
    /// Those of the records about which a change came in that was not handled yet. A mere second look is no change.
    public func changed(among ids: [RecordID], workspace: String) throws -> Set<RecordID> {
        guard !ids.isEmpty else { return [] }
        let keys = Set(ids.map { InboxEvent.key(of: $0) })
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT kind, remote_id FROM inbox
                    WHERE workspace = ? AND source IN ('poll', 'replan')
                      AND source_key IN (SELECT value FROM json_each(?))
                    """
            ),
            arguments: [workspace, try JSONText.encode(Array(keys))]
        )
        return Set(rows.compactMap { row in RecordKind(rawValue: row[0] as String).map { RecordID($0, row[1]) } })
    }
}
