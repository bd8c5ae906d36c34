import Foundation
import GRDB
import Records

extension StoreTransaction {
    /// Takes messages in, with an event for each record that they are about.
    ///
    /// One pending event a record is enough. A later message moves it to the end, so that whoever reads the record now and
    /// then removes the event that he saw does not remove the later one.
    ///
    /// - Parameter nextID: Gives each event its id; ids must grow.
    /// - Returns: For each message whether it is new. One that came before, or twice among these, makes no event.
    public func takeIn(_ arrivals: [Arrival], nextID: () -> Int64, workspace: String) throws -> [Bool] {
        let remember = try db.cachedStatement(
            sql: """
                INSERT INTO arrival (workspace, identity, received_at) VALUES (?, ?, ?)
                ON CONFLICT (workspace, identity) DO NOTHING
                """
        )
        let enqueue = try db.cachedStatement(
            sql: """
                INSERT INTO inbox (workspace, event_id, source, source_key, kind, remote_id, received_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (workspace, source, source_key)
                DO UPDATE SET event_id = excluded.event_id
                """
        )
        return try arrivals.map { arrival in
            try remember.execute(arguments: [workspace, arrival.identity, arrival.receivedAt.value])
            guard db.changesCount > 0 else { return false }
            for subject in arrival.subjects {
                let event = InboxEvent(
                    id: nextID(),
                    source: .webhook,
                    subject: subject,
                    receivedAt: arrival.receivedAt
                )
                try enqueue.execute(arguments: [
                    workspace, event.id, event.source.rawValue, event.sourceKey, subject.kind.rawValue,
                    subject.remoteID, event.receivedAt.value,
                ])
            }
            return true
        }
    }

    /// The oldest events whose record is still to be read.
    public func unread(limit: Int, workspace: String) throws -> [InboxEvent] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT event_id, kind, remote_id, received_at FROM inbox
                    WHERE workspace = ? AND source = 'webhook' ORDER BY event_id LIMIT ?
                    """
            ),
            arguments: [workspace, limit]
        )
        return rows.compactMap { row in
            RecordKind(rawValue: row[1] as String).map {
                InboxEvent(
                    id: row[0],
                    source: .webhook,
                    subject: RecordID($0, row[2]),
                    receivedAt: Milliseconds(row[3] as Int64)
                )
            }
        }
    }

    /// Forgets messages that came before the moment: none of them is sent again.
    ///
    /// - Parameter limit: How many at most, so that the writer is not held for long.
    /// - Returns: How many were forgotten.
    @discardableResult public func forgetArrivals(
        before moment: Milliseconds,
        limit: Int,
        workspace: String
    ) throws -> Int {
        try db.cachedStatement(
            sql: """
                DELETE FROM arrival WHERE workspace = ?1 AND identity IN (
                    SELECT identity FROM arrival WHERE workspace = ?1 AND received_at < ?2 LIMIT ?3)
                """
        ).execute(arguments: [workspace, moment.value, limit])
        return db.changesCount
    }
}
