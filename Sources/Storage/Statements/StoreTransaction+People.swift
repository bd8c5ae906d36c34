import Foundation
import GRDB

/// People and what they may. People belong to the installation: `home` is its name in place of a workspace's.
extension StoreTransaction {
    /// Adds a person, or changes the one with that id.
    ///
    /// - Throws: An error of SQLite when another one has that address.
    public func save(_ person: PersonRow, home: String) throws {
        try db.execute(
            sql: """
                INSERT INTO person (workspace, person_id, email, name, password, has_code, code_last, recovery, created_at,
                    signed_in_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (workspace, person_id) DO UPDATE SET
                    email = excluded.email, name = excluded.name, password = excluded.password,
                    has_code = excluded.has_code, code_last = excluded.code_last, recovery = excluded.recovery,
                    signed_in_at = excluded.signed_in_at
                """,
            arguments: [
                home, person.id, person.email, person.name, person.password, person.hasCode, person.lastCode,
                try JSONText.encode(person.recovery.map { $0.base64EncodedString() }), person.createdAt.value,
                person.signedInAt?.value,
            ]
        )
    }

    /// Everybody, by address.
    public func people(home: String) throws -> [PersonRow] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT \(Self.personColumns) FROM person WHERE workspace = ? ORDER BY email"),
            arguments: [home]
        ).map(Self.person)
    }

    /// The person with that address, in lower case.
    public func person(email: String, home: String) throws -> PersonRow? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(Self.personColumns) FROM person WHERE workspace = ? AND email = ?"),
            arguments: [home, email]
        ).map(Self.person)
    }

    /// The person with that id.
    public func person(_ id: Int64, home: String) throws -> PersonRow? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(Self.personColumns) FROM person WHERE workspace = ? AND person_id = ?"),
            arguments: [home, id]
        ).map(Self.person)
    }

    /// How many people there are.
    public func peopleCount(home: String) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT count(*) FROM person WHERE workspace = ?"),
            arguments: [home]
        ) ?? 0
    }

    /// Removes a person, with sessions. What they may in workspaces is removed workspace by workspace.
    public func removePerson(_ id: Int64, home: String) throws {
        try db.execute(sql: "DELETE FROM session WHERE workspace = ? AND person_id = ?", arguments: [home, id])
        try db.execute(sql: "DELETE FROM person WHERE workspace = ? AND person_id = ?", arguments: [home, id])
    }

    // MARK: What they may

    /// Says what a person may in a workspace; nil for nothing.
    public func grant(_ role: String?, to personID: Int64, workspace: String) throws {
        guard let role else {
            return try db.execute(
                sql: "DELETE FROM role_grant WHERE workspace = ? AND person_id = ?",
                arguments: [workspace, personID]
            )
        }
        try db.execute(
            sql: """
                INSERT INTO role_grant (workspace, person_id, role) VALUES (?, ?, ?)
                ON CONFLICT (workspace, person_id) DO UPDATE SET role = excluded.role
                """,
            arguments: [workspace, personID, role]
        )
    }

    /// What a person may in a workspace; nil for nothing.
    public func role(of personID: Int64, workspace: String) throws -> String? {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT role FROM role_grant WHERE workspace = ? AND person_id = ?"),
            arguments: [workspace, personID]
        )
    }

    /// What everybody may in a workspace, by person.
    public func grants(workspace: String) throws -> [Int64: String] {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT person_id, role FROM role_grant WHERE workspace = ?"),
            arguments: [workspace]
        )
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }

    private static let personColumns =
        "person_id, email, name, password, has_code, code_last, recovery, created_at, signed_in_at"

    private static func person(_ row: Row) -> PersonRow {
        let recovery = (try? JSONDecoder().decode([String].self, from: Data((row[6] as String).utf8))) ?? []
        return PersonRow(
            id: row[0],
            email: row[1],
            name: row[2],
            password: row[3],
            hasCode: row[4],
            lastCode: row[5],
            recovery: recovery.compactMap { Data(base64Encoded: $0) },
            createdAt: Milliseconds(row[7] as Int64),
            signedInAt: (row[8] as Int64?).map { Milliseconds($0) }
        )
    }
}
