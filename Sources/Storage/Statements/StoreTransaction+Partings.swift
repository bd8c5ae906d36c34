import GRDB
public import Records

extension StoreTransaction {
    /// Remembers that the two do not belong together.
    public func part(contactID: String, projectID: String, at moment: Milliseconds, workspace: String) throws {
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO parting (workspace, contact_id, project_id, at) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [workspace, contactID, projectID, moment.value])
    }

    /// Forgets that the two do not belong together.
    public func forgetParting(contactID: String, projectID: String, workspace: String) throws {
        try db.cachedStatement(
            sql: "DELETE FROM parting WHERE workspace = ? AND contact_id = ? AND project_id = ?"
        ).execute(arguments: [workspace, contactID, projectID])
    }

    /// For each of the records, those of the other kind that it was parted from.
    public func partings(of ids: [RecordID], workspace: String) throws -> [RecordID: Set<RecordID>] {
        var partings: [RecordID: Set<RecordID>] = [:]
        for kind in RecordKind.linked {
            let remoteIDs = ids.filter { $0.kind == kind }.map(\.remoteID)
            guard !remoteIDs.isEmpty, let other = kind.counterpart else { continue }
            let (mine, theirs) = kind == .contact ? ("contact_id", "project_id") : ("project_id", "contact_id")
            let rows = try Row.fetchCursor(
                db.cachedStatement(
                    sql: """
                        SELECT \(mine), \(theirs) FROM parting
                        WHERE workspace = ? AND \(mine) IN (SELECT value FROM json_each(?))
                        """
                ),
                arguments: [workspace, try JSONText.encode(remoteIDs)]
            )
            while let row = try rows.next() {
                partings[RecordID(kind, row[0]), default: []].insert(RecordID(other, row[1]))
            }
        }
        return partings
    }
}
