import GRDB
public import Records

extension StoreTransaction {
    /// The links that the records belong to.
    public func links(of ids: [RecordID], workspace: String) throws -> [RecordID: Link] {
        var links: [RecordID: Link] = [:]
        for kind in RecordKind.linked {
            let remoteIDs = ids.filter { $0.kind == kind }.map(\.remoteID)
            guard !remoteIDs.isEmpty else { continue }
            let column = kind == .contact ? "contact_id" : "project_id"
            let rows = try Row.fetchCursor(
                db.cachedStatement(
                    sql: """
                        SELECT link_id, contact_id, project_id, state, base, was_in_scope FROM link
                        WHERE workspace = ? AND \(column) IN (SELECT value FROM json_each(?))
                        """
                ),
                arguments: [workspace, try JSONText.encode(remoteIDs)]
            )
            while let row = try rows.next() {
                let link = try Self.link(row)
                if let id = link.recordID(of: kind) { links[id] = link }
            }
        }
        return links
    }

    /// The link of that id.
    public func link(_ id: String, workspace: String) throws -> Link? {
        let sql = """
            SELECT link_id, contact_id, project_id, state, base, was_in_scope FROM link
            WHERE workspace = ? AND link_id = ?
            """
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [workspace, id]).map(Self.link)
    }

    /// Writes the links, new ones and known ones.
    ///
    /// - Throws: `DatabaseError` when a record belongs to another link already: one record, one link.
    public func save(_ links: [Link], workspace: String) throws {
        guard !links.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO link (workspace, link_id, contact_id, project_id, state, base, was_in_scope)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (workspace, link_id) DO UPDATE SET
                    contact_id = excluded.contact_id, project_id = excluded.project_id, state = excluded.state,
                    base = excluded.base, was_in_scope = excluded.was_in_scope
                """
        )
        for link in links {
            try statement.execute(arguments: [
                workspace, link.id, link.contactID, link.projectID, link.state.rawValue, try JSONText.encode(link.base),
                link.wasInScope,
            ])
        }
    }

    /// Removes a link of which no second half ever came to be.
    public func removeLink(_ id: String, workspace: String) throws {
        try db.cachedStatement(sql: "DELETE FROM link WHERE workspace = ? AND link_id = ?")
            .execute(arguments: [workspace, id])
    }

    /// Whether writes of the link are still to be done or on their way.
    public func hasWritesUnderWay(ofLink id: String, workspace: String) throws -> Bool {
        try Int64.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT write_id FROM outbox WHERE workspace = ? AND link_id = ?
                      AND state IN ('guarded', 'pending', 'sending', 'accepted') LIMIT 1
                    """
            ),
            arguments: [workspace, id]
        ) != nil
    }

    /// How many links are in each state.
    public func linkCounts(workspace: String) throws -> [Link.State: Int] {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT state, count(*) FROM link WHERE workspace = ? GROUP BY state"),
            arguments: [workspace]
        )
        return Dictionary(
            rows.compactMap { row in Link.State(rawValue: row[0] as String).map { ($0, row[1]) } },
            uniquingKeysWith: { $1 }
        )
    }

    static func link(_ row: Row) throws -> Link {
        Link(
            id: row[0],
            contactID: row[1],
            projectID: row[2],
            state: Link.State(rawValue: row[3] as String) ?? .linked,
            base: try JSONText.decode([FieldName: BasePair].self, from: row[4]),
            wasInScope: row[5]
        )
    }
}
