public import Foundation
import GRDB

/// Browsers that are signed in, and links that open the door once.
extension StoreTransaction {
    /// Keeps a new session.
    public func insert(_ session: SessionRow, home: String) throws {
        try db.execute(
            sql: """
                INSERT INTO session (workspace, digest, person_id, created_at, seen_at, expires_at, address, agent)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                home, session.digest, session.personID, session.createdAt.value, session.seenAt.value,
                session.expiresAt.value, session.address, session.agent,
            ]
        )
    }

    /// The session with that digest, if it has not run out.
    public func session(_ digest: Data, at moment: Milliseconds, home: String) throws -> SessionRow? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT \(Self.sessionColumns) FROM session WHERE workspace = ? AND digest = ? AND expires_at > ?
                    """
            ),
            arguments: [home, digest, moment.value]
        ).map(Self.session)
    }

    /// A person's sessions, the last used first.
    public func sessions(of personID: Int64, at moment: Milliseconds, home: String) throws -> [SessionRow] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT \(Self.sessionColumns) FROM session WHERE workspace = ? AND person_id = ? AND expires_at > ?
                    ORDER BY seen_at DESC
                    """
            ),
            arguments: [home, personID, moment.value]
        ).map(Self.session)
    }

    /// Notes that a session was used, and until when it is good without further use.
    public func touchSession(_ digest: Data, at moment: Milliseconds, until end: Milliseconds, home: String) throws {
        try db.execute(
            sql: "UPDATE session SET seen_at = ?, expires_at = ? WHERE workspace = ? AND digest = ?",
            arguments: [moment.value, end.value, home, digest]
        )
    }

    /// Ends a session.
    public func removeSession(_ digest: Data, home: String) throws {
        try db.execute(sql: "DELETE FROM session WHERE workspace = ? AND digest = ?", arguments: [home, digest])
    }

    /// Ends a person's sessions, but for one.
    public func removeSessions(of personID: Int64, except digest: Data?, home: String) throws {
        try db.execute(
            sql: "DELETE FROM session WHERE workspace = ? AND person_id = ? AND digest IS NOT ?",
            arguments: [home, personID, digest]
        )
    }

    /// Removes the sessions and links that ran out.
    public func removeExpired(at moment: Milliseconds, home: String) throws {
        for table in ["session", "door_link"] {
            try db.execute(
                sql: "DELETE FROM \(table) WHERE workspace = ? AND expires_at <= ?",
                arguments: [home, moment.value]
            )
        }
    }

    // MARK: Links

    /// Keeps a link.
    public func insert(_ link: DoorLinkRow, home: String) throws {
        try db.execute(
            sql: """
                INSERT INTO door_link (workspace, digest, purpose, email, grants, expires_at) VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                home, link.digest, link.purpose, link.email, try JSONText.encode(link.grants), link.expiresAt.value,
            ]
        )
    }

    /// The link with that digest, if it has not run out.
    public func doorLink(_ digest: Data, at moment: Milliseconds, home: String) throws -> DoorLinkRow? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT \(Self.linkColumns) FROM door_link WHERE workspace = ? AND digest = ? AND expires_at > ?
                    """
            ),
            arguments: [home, digest, moment.value]
        ).map(Self.doorLink)
    }

    /// All links that have not run out.
    public func doorLinks(at moment: Milliseconds, home: String) throws -> [DoorLinkRow] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT \(Self.linkColumns) FROM door_link WHERE workspace = ? AND expires_at > ? ORDER BY expires_at
                    """
            ),
            arguments: [home, moment.value]
        ).map(Self.doorLink)
    }

    /// Removes the link with that digest: it was used, or taken back.
    public func removeDoorLink(_ digest: Data, home: String) throws {
        try db.execute(sql: "DELETE FROM door_link WHERE workspace = ? AND digest = ?", arguments: [home, digest])
    }

    /// Removes all links for that purpose.
    public func removeDoorLinks(purpose: String, home: String) throws {
        try db.execute(sql: "DELETE FROM door_link WHERE workspace = ? AND purpose = ?", arguments: [home, purpose])
    }

    private static let sessionColumns = "digest, person_id, created_at, seen_at, expires_at, address, agent"
    private static let linkColumns = "digest, purpose, email, grants, expires_at"

    private static func session(_ row: Row) -> SessionRow {
        SessionRow(
            digest: row[0],
            personID: row[1],
            createdAt: Milliseconds(row[2] as Int64),
            seenAt: Milliseconds(row[3] as Int64),
            expiresAt: Milliseconds(row[4] as Int64),
            address: row[5],
            agent: row[6]
        )
    }

    private static func doorLink(_ row: Row) -> DoorLinkRow {
        let grants = try? JSONDecoder().decode([String: String].self, from: Data((row[3] as String).utf8))
        return DoorLinkRow(
            digest: row[0],
            purpose: row[1],
            email: row[2],
            grants: grants ?? [:],
            expiresAt: Milliseconds(row[4] as Int64)
        )
    }
}
