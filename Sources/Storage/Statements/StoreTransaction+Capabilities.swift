import Foundation
import GRDB
public import Records

extension StoreTransaction {
    /// Keeps what a look found, in place of what the look before found.
    public func save(_ row: CapabilitiesRow, workspace: String) throws {
        try db.execute(
            sql: """
                INSERT INTO capabilities (workspace, system, probed_at, result) VALUES (?, ?, ?, ?)
                ON CONFLICT (workspace, system) DO UPDATE SET probed_at = excluded.probed_at, result = excluded.result
                """,
            arguments: [
                workspace, row.system.rawValue, row.probedAt.value, String(decoding: row.result, as: UTF8.self),
            ]
        )
    }

    /// What the last look at the system found; nil when there was none.
    public func capabilities(of system: RemoteSystem, workspace: String) throws -> CapabilitiesRow? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT probed_at, result FROM capabilities WHERE workspace = ? AND system = ?"
            ),
            arguments: [workspace, system.rawValue]
        )
        return row.map { row in
            let result: String = row[1]
            return CapabilitiesRow(
                system: system,
                probedAt: Milliseconds(row[0] as Int64),
                result: Data(result.utf8)
            )
        }
    }
}
