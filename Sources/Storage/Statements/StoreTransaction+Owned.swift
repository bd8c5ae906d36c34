import GRDB
public import Records

extension StoreTransaction {
    /// Hands over every record of the kind that is not gone, in the order of their ids, one at a time.
    public func eachRecord(
        of kind: RecordKind,
        workspace: String,
        _ body: (Records.Record) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT \(Self.recordColumns) FROM record
                    WHERE workspace = ? AND kind = ? AND gone_at IS NULL ORDER BY remote_id
                    """
            ),
            arguments: [workspace, kind.rawValue]
        )
        while let row = try rows.next() { try body(Self.record(kind, row).record) }
    }

    /// The records of the kind that belong to one of the owners and are not gone, by owner, each owner's in the order of
    /// their ids.
    public func records(
        of kind: RecordKind,
        ownedBy owners: [String],
        workspace: String
    ) throws -> [String: [Records.Record]] {
        guard !owners.isEmpty else { return [:] }
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT \(Self.recordColumns) FROM json_each(?) AS wanted
                    CROSS JOIN record ON record.workspace = ? AND record.kind = ? AND record.owner = wanted.value
                    WHERE gone_at IS NULL ORDER BY remote_id
                    """
            ),
            arguments: [try JSONText.encode(owners), workspace, kind.rawValue]
        )
        var records: [String: [Records.Record]] = [:]
        while let row = try rows.next() {
            let record = try Self.record(kind, row).record
            records[record.owner ?? "", default: []].append(record)
        }
        return records
    }

    /// Makes the records all that belong to the owner: those of the kind that are not among them leave the mirror.
    public func replace(
        _ kind: RecordKind,
        ownedBy owner: String,
        by records: [Records.Record],
        workspace: String
    ) throws {
        let kept = records.map(\.id.remoteID)
        try db.cachedStatement(
            sql: """
                DELETE FROM record WHERE workspace = ? AND kind = ? AND owner = ?
                  AND remote_id NOT IN (SELECT value FROM json_each(?))
                """
        ).execute(arguments: [workspace, kind.rawValue, owner, try JSONText.encode(kept)])
        try upsert(records.map { ($0, []) }, workspace: workspace)
    }

    /// Every link in the state, in the order of their ids, one at a time.
    public func eachLink(in state: Link.State, workspace: String, _ body: (Link) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT link_id, contact_id, project_id, state, base, was_in_scope FROM link
                    WHERE workspace = ? AND state = ? ORDER BY link_id
                    """
            ),
            arguments: [workspace, state.rawValue]
        )
        while let row = try rows.next() { try body(Self.link(row)) }
    }
}
