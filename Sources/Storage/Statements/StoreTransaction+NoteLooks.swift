import GRDB
public import Records

extension StoreTransaction {
    /// The last looks at the notes of the contacts, by contact.
    public func noteLooks(at contactIDs: [String], workspace: String) throws -> [String: NoteLook] {
        guard !contactIDs.isEmpty else { return [:] }
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT contact_id, looked_at, cause, is_known FROM json_each(?) AS wanted
                    CROSS JOIN note_look ON note_look.workspace = ? AND note_look.contact_id = wanted.value
                    """
            ),
            arguments: [try JSONText.encode(contactIDs), workspace]
        )
        var looks: [String: NoteLook] = [:]
        while let row = try rows.next() {
            looks[row[0]] = NoteLook(lookedAt: Milliseconds(row[1] as Int64), cause: row[2], isKnown: row[3])
        }
        return looks
    }

    /// Writes the look at the contact's notes, a first or a later one.
    public func save(_ look: NoteLook, at contactID: String, workspace: String) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO note_look (workspace, contact_id, looked_at, cause, is_known) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (workspace, contact_id) DO UPDATE SET
                    looked_at = excluded.looked_at, cause = excluded.cause, is_known = excluded.is_known
                """
        ).execute(arguments: [workspace, contactID, look.lookedAt.value, look.cause, look.isKnown])
    }

    /// The ids and digests of the records of the kind that belong to one of the owners and are not gone, by owner, in the
    /// order of their ids.
    public func digests(
        of kind: RecordKind,
        ownedBy owners: [String],
        workspace: String
    ) throws -> [String: [(remoteID: String, digest: Int64)]] {
        guard !owners.isEmpty else { return [:] }
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT record.owner, remote_id, digest FROM json_each(?) AS wanted
                    CROSS JOIN record ON record.workspace = ? AND record.kind = ? AND record.owner = wanted.value
                    WHERE gone_at IS NULL ORDER BY remote_id
                    """
            ),
            arguments: [try JSONText.encode(owners), workspace, kind.rawValue]
        )
        var digests: [String: [(remoteID: String, digest: Int64)]] = [:]
        while let row = try rows.next() { digests[row[0], default: []].append((row[1], row[2])) }
        return digests
    }

    /// Those of the records that Tenon made out of something in the other system.
    public func copied(among ids: [RecordID], workspace: String) throws -> Set<RecordID> {
        var copied: Set<RecordID> = []
        for (kind, ids) in Dictionary(grouping: ids, by: \.kind) {
            let rows = try String.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT target_id FROM json_each(?) AS wanted
                        CROSS JOIN copy ON copy.workspace = ? AND target_kind = ? AND target_id = wanted.value
                        """
                ),
                arguments: [try JSONText.encode(ids.map(\.remoteID)), workspace, kind.rawValue]
            )
            copied.formUnion(rows.map { RecordID(kind, $0) })
        }
        return copied
    }
}
