import GRDB
public import Records

extension StoreTransaction {
    /// Keeps the decisions; one about the same field of the same contact takes the place of an earlier one.
    public func save(_ decisions: [Decision], at moment: Milliseconds, workspace: String) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO decision (workspace, contact_id, field, choice, value, shown, actor, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (workspace, contact_id, field) DO UPDATE SET
                    choice = excluded.choice, value = excluded.value, shown = excluded.shown, actor = excluded.actor,
                    at = excluded.at
                """
        )
        for decision in decisions {
            try statement.execute(arguments: [
                workspace, decision.contactID, decision.field?.rawValue ?? "", decision.choice.rawValue, decision.value,
                try decision.shown.map { try JSONText.encode($0) }, decision.actor, moment.value,
            ])
        }
    }

    /// The decisions about the contacts, by contact.
    public func decisions(ofContacts ids: [String], workspace: String) throws -> [String: [Decision]] {
        guard !ids.isEmpty else { return [:] }
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT contact_id, field, choice, value, shown, actor FROM decision
                    WHERE workspace = ? AND contact_id IN (SELECT value FROM json_each(?))
                    """
            ),
            arguments: [workspace, try JSONText.encode(ids)]
        )
        return Dictionary(grouping: try rows.compactMap(Self.decision), by: \.contactID)
    }

    /// Removes decisions that were carried out or overtaken.
    public func remove(_ decisions: [Decision], workspace: String) throws {
        guard !decisions.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: "DELETE FROM decision WHERE workspace = ? AND contact_id = ? AND field = ?"
        )
        for decision in decisions {
            try statement.execute(arguments: [workspace, decision.contactID, decision.field?.rawValue ?? ""])
        }
    }

    /// The contacts about which something was decided that is still to be done. Left out are those of which a write was given
    /// up: that waits for a person.
    public func contactsWithOpenDecisions(workspace: String) throws -> [RecordID] {
        try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT DISTINCT contact_id FROM decision AS d
                    WHERE workspace = ? AND choice <> 'refuse' AND NOT EXISTS (
                        SELECT 1 FROM link AS l
                        CROSS JOIN outbox AS o ON o.workspace = l.workspace AND o.link_id = l.link_id
                        WHERE l.workspace = d.workspace AND l.contact_id = d.contact_id AND o.state = 'dead')
                    """
            ),
            arguments: [workspace]
        ).map { RecordID(.contact, $0) }
    }

    private static func decision(_ row: Row) throws -> Decision? {
        guard let choice = Decision.Choice(rawValue: row[2] as String) else { return nil }
        let (field, shown): (String, String?) = (row[1], row[4])
        return Decision(
            contactID: row[0],
            field: field.isEmpty ? nil : FieldName(rawValue: field),
            choice: choice,
            value: row[3],
            shown: try shown.map { try JSONText.decode(BasePair.self, from: $0) },
            actor: row[5]
        )
    }
}
