import GRDB
public import Records

extension StoreTransaction {
    private static let copyColumns = "kind, source_id, target_kind, target_id, owner, content, gone"

    /// Every copy of the kind, by the id of its source.
    public func copies(of kind: CopyID.Kind, workspace: String) throws -> [String: Copy] {
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: "SELECT \(Self.copyColumns) FROM copy WHERE workspace = ? AND kind = ?"),
            arguments: [workspace, kind.rawValue]
        )
        var copies: [String: Copy] = [:]
        while let row = try rows.next() {
            if let copy = Self.copy(row) { copies[copy.id.sourceID] = copy }
        }
        return copies
    }

    /// The copy of that id.
    public func copy(_ id: CopyID, workspace: String) throws -> Copy? {
        let sql = "SELECT \(Self.copyColumns) FROM copy WHERE workspace = ? AND kind = ? AND source_id = ?"
        return try Row.fetchOne(
            db.cachedStatement(sql: sql),
            arguments: [workspace, id.kind.rawValue, id.sourceID]
        ).flatMap(Self.copy)
    }

    /// Writes the copy, a new one or a known one.
    public func save(_ copy: Copy, workspace: String) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO copy (workspace, \(Self.copyColumns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (workspace, kind, source_id) DO UPDATE SET
                    target_kind = excluded.target_kind, target_id = excluded.target_id, owner = excluded.owner,
                    content = excluded.content, gone = excluded.gone
                """
        ).execute(arguments: [
            workspace, copy.id.kind.rawValue, copy.id.sourceID, copy.target.kind.rawValue, copy.target.remoteID,
            copy.owner, copy.content, copy.isGone,
        ])
    }

    private static func copy(_ row: Row) -> Copy? {
        guard let kind = CopyID.Kind(rawValue: row[0] as String),
            let targetKind = RecordKind(rawValue: row[2] as String)
        else { return nil }
        return Copy(
            id: CopyID(kind, row[1]),
            target: RecordID(targetKind, row[3]),
            owner: row[4],
            content: row[5],
            isGone: row[6]
        )
    }
}
