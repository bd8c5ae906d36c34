public import Foundation
import GRDB
public import Records

extension StoreTransaction {
    /// Opens a run.
    public func startRun(_ id: Int64, kind: String, at moment: Milliseconds, workspace: String) throws {
        try db.execute(
            sql: "INSERT INTO run (workspace, run_id, kind, started_at, counts) VALUES (?, ?, ?, ?, '{}')",
            arguments: [workspace, id, kind, moment.value]
        )
    }

    /// Closes a run.
    public func finishRun(
        _ id: Int64,
        outcome: String,
        counts: Data,
        at moment: Milliseconds,
        workspace: String
    ) throws {
        try db.execute(
            sql: "UPDATE run SET finished_at = ?, outcome = ?, counts = ? WHERE workspace = ? AND run_id = ?",
            arguments: [moment.value, outcome, String(decoding: counts, as: UTF8.self), workspace, id]
        )
    }

    /// The newest runs.
    public func runs(limit: Int, workspace: String) throws -> [RunRow] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT run_id, kind, started_at, finished_at, outcome, counts FROM run
                    WHERE workspace = ? ORDER BY run_id DESC LIMIT ?
                    """
            ),
            arguments: [workspace, limit]
        )
        return rows.map { row in
            let finishedAt: Int64? = row[3]
            let counts: String = row[5]
            return RunRow(
                id: row[0],
                kind: row[1],
                startedAt: Milliseconds(row[2] as Int64),
                finishedAt: finishedAt.map { Milliseconds($0) },
                outcome: row[4],
                counts: Data(counts.utf8)
            )
        }
    }

    /// The greatest id that was given to anything in the store; 0 when it is empty.
    public func greatestID(workspace: String) throws -> Int64 {
        try Int64.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT max(
                        coalesce((SELECT max(event_id) FROM inbox WHERE workspace = ?1), 0),
                        coalesce((SELECT max(write_id) FROM outbox WHERE workspace = ?1), 0),
                        coalesce((SELECT max(entry_id) FROM journal WHERE workspace = ?1), 0),
                        coalesce((SELECT max(run_id) FROM run WHERE workspace = ?1), 0))
                    """
            ),
            arguments: [workspace]
        ) ?? 0
    }

    /// Notes a complete scan and how many rows it had.
    public func noteScan(of kind: RecordKind, rowCount: Int, at moment: Milliseconds, workspace: String) throws {
        try note(scan: kind.rawValue, rowCount: rowCount, at: moment, workspace: workspace)
    }

    /// When the kind was last read completely.
    public func lastScan(of kind: RecordKind, workspace: String) throws -> Milliseconds? {
        try lastScan(kind.rawValue, workspace: workspace)
    }

    /// Notes a scan that read the whole of a list of which most scans read the end only.
    public func noteWholeScan(of kind: RecordKind, rowCount: Int, at moment: Milliseconds, workspace: String) throws {
        try note(scan: Self.wholeScan(kind), rowCount: rowCount, at: moment, workspace: workspace)
    }

    /// When the whole of such a list was last read.
    public func lastWholeScan(of kind: RecordKind, workspace: String) throws -> Milliseconds? {
        try lastScan(Self.wholeScan(kind), workspace: workspace)
    }

    private static func wholeScan(_ kind: RecordKind) -> String { "whole \(kind.rawValue)" }

    private func note(scan: String, rowCount: Int, at moment: Milliseconds, workspace: String) throws {
        try db.execute(
            sql: """
                INSERT INTO scan (workspace, kind, completed_at, row_count) VALUES (?, ?, ?, ?)
                ON CONFLICT (workspace, kind) DO UPDATE SET
                    completed_at = excluded.completed_at, row_count = excluded.row_count
                """,
            arguments: [workspace, scan, moment.value, rowCount]
        )
    }

    private func lastScan(_ scan: String, workspace: String) throws -> Milliseconds? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT completed_at FROM scan WHERE workspace = ? AND kind = ?"),
            arguments: [workspace, scan]
        ).map { Milliseconds($0) }
    }

    /// Notes the mapping in use. When it is another one than before, every record counts as changed, so that the next scan
    /// looks at all of them with new eyes.
    ///
    /// - Returns: Whether it was another one.
    @discardableResult
    public func adopt(mappingDigest digest: String, workspace: String) throws -> Bool {
        let old = try String.fetchOne(
            db,
            sql: "SELECT mapping_digest FROM workspace WHERE workspace = ?",
            arguments: [workspace]
        )
        guard old != digest else { return false }
        try db.execute(
            sql: """
                INSERT INTO workspace (workspace, mapping_digest) VALUES (?, ?)
                ON CONFLICT (workspace) DO UPDATE SET mapping_digest = excluded.mapping_digest
                """,
            arguments: [workspace, digest]
        )
        try db.execute(sql: "UPDATE record SET digest = 0 WHERE workspace = ?", arguments: [workspace])
        return old != nil
    }
}
