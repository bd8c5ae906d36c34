import GRDB
import Records

extension StoreTransaction {
    /// Takes the events in. One that is pending already, from the same source and of the same record, is not taken twice.
    public func enqueue(_ events: [InboxEvent], workspace: String) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO inbox (workspace, event_id, source, source_key, kind, remote_id, received_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (workspace, source, source_key) DO NOTHING
                """
        )
        for event in events {
            try statement.execute(arguments: [
                workspace, event.id, event.source.rawValue, event.sourceKey, event.subject.kind.rawValue,
                event.subject.remoteID, event.receivedAt.value,
            ])
        }
    }

    /// The oldest events after the given one, in order.
    ///
    /// Events of a link with unfinished writes are left out: they wait, so that everything about one link happens in order.
    /// So are those whose record is still to be read (see ``unread(limit:workspace:)``).
    public func events(after id: Int64, limit: Int, workspace: String) throws -> [InboxEvent] {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT event_id, source, kind, remote_id, received_at FROM inbox AS i
                    WHERE workspace = ? AND event_id > ? AND source <> 'webhook'
                      AND NOT EXISTS (
                        SELECT 1 FROM link AS l
                        CROSS JOIN outbox AS o ON o.workspace = l.workspace AND o.link_id = l.link_id
                        WHERE l.workspace = i.workspace AND l.contact_id = i.remote_id AND i.kind = 'contact'
                          AND o.state IN ('guarded', 'pending', 'sending', 'accepted'))
                      AND NOT EXISTS (
                        SELECT 1 FROM link AS l
                        CROSS JOIN outbox AS o ON o.workspace = l.workspace AND o.link_id = l.link_id
                        WHERE l.workspace = i.workspace AND l.project_id = i.remote_id AND i.kind = 'project'
                          AND o.state IN ('guarded', 'pending', 'sending', 'accepted'))
                    ORDER BY event_id LIMIT ?
                    """
            ),
            arguments: [workspace, id, limit]
        )
        var events: [InboxEvent] = []
        while let row = try rows.next() {
            guard let source = InboxEvent.Source(rawValue: row[1] as String),
                let kind = RecordKind(rawValue: row[2] as String)
            else {
                continue
            }
            events.append(
                InboxEvent(
                    id: row[0],
                    source: source,
                    subject: RecordID(kind, row[3]),
                    receivedAt: Milliseconds(row[4] as Int64)
                )
            )
        }
        return events
    }

    /// Removes handled events.
    public func consume(_ ids: [Int64], workspace: String) throws {
        guard !ids.isEmpty else { return }
        try db.cachedStatement(
            sql: "DELETE FROM inbox WHERE workspace = ? AND event_id IN (SELECT value FROM json_each(?))"
        ).execute(arguments: [workspace, try JSONText.encode(ids)])
    }

    /// Whether an event waits that says something new, not only that a record in review is to be looked at once more.
    public func hasNews(workspace: String) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM inbox WHERE workspace = ? AND source <> ?)"
            ),
            arguments: [workspace, InboxEvent.Source.review.rawValue]
        ) ?? false
    }

    /// How many events are waiting.
    public func inboxCount(workspace: String) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT count(*) FROM inbox WHERE workspace = ?"),
            arguments: [workspace]
        )
            ?? 0
    }
}
