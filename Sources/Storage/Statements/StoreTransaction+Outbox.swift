import Foundation
import GRDB
public import Records

extension StoreTransaction {
    static let columns = """
        write_id, link_id, system, action, target_id, marker, payload, state, attempts, doubts, not_before,
        attempted_at, run_id, created_at, error, intent
        """

    /// Adds writes.
    public func add(_ writes: [OutboxWrite], workspace: String) throws {
        guard !writes.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO outbox (workspace, \(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        for write in writes {
            try statement.execute(arguments: [
                workspace, write.id, write.linkID, write.system.rawValue, write.action, write.targetID, write.marker,
                String(decoding: write.payload, as: UTF8.self), write.state.rawValue, write.attempts, write.doubts,
                write.notBefore.value, write.attemptedAt?.value, write.runID, write.createdAt.value, write.error,
                write.intent,
            ])
        }
    }

    /// Takes the writes that are due, oldest first, and notes that they are on their way before anybody sends them.
    ///
    /// Of one link only the oldest unfinished write is taken, so that they happen in order.
    public func claim(
        system: RemoteSystem,
        limit: Int,
        owner: String,
        now: Milliseconds,
        leaseUntil: Milliseconds,
        workspace: String
    ) throws -> [OutboxWrite] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    UPDATE outbox SET state = 'sending', attempts = attempts + 1, doubts = doubts + 1,
                        attempted_at = ?, lease_owner = ?, lease_until = ?
                    WHERE workspace = ? AND write_id IN (
                        SELECT write_id FROM outbox AS o
                        WHERE workspace = ? AND system = ? AND state = 'pending' AND not_before <= ?
                          AND NOT EXISTS (
                            SELECT 1 FROM outbox AS earlier
                            WHERE earlier.workspace = o.workspace AND earlier.link_id = o.link_id
                              AND earlier.write_id < o.write_id
                              AND earlier.state IN ('pending', 'sending', 'accepted'))
                        ORDER BY not_before, write_id LIMIT ?)
                    RETURNING \(Self.columns)
                    """
            ),
            arguments: [now.value, owner, leaseUntil.value, workspace, workspace, system.rawValue, now.value, limit]
        )
        return try rows.map(Self.write).sorted { $0.id < $1.id }
    }

    /// Removes finished writes, but only those that the owner still holds; the ids of those that were.
    public func finish(_ ids: [Int64], owner: String, workspace: String) throws -> Set<Int64> {
        guard !ids.isEmpty else { return [] }
        return Set(
            try Int64.fetchAll(
                db.cachedStatement(
                    sql: """
                        DELETE FROM outbox
                        WHERE workspace = ? AND write_id IN (SELECT value FROM json_each(?)) AND lease_owner = ?
                        RETURNING write_id
                        """
                ),
                arguments: [workspace, try JSONText.encode(ids), owner]
            )
        )
    }

    /// Puts a claimed write back, to be tried again, or to rest.
    ///
    /// - Parameter countsAttempt: Whether the attempt brings the write nearer to being given up.
    public func release(
        _ id: Int64,
        as state: OutboxWrite.State,
        isInDoubt: Bool,
        notBefore: Milliseconds,
        error: String?,
        countsAttempt: Bool = true,
        owner: String,
        workspace: String
    ) throws {
        try db.cachedStatement(
            sql: """
                UPDATE outbox SET state = ?, doubts = CASE WHEN ? THEN doubts ELSE 0 END, not_before = ?, error = ?,
                    attempts = attempts - ?, lease_owner = NULL, lease_until = NULL
                WHERE workspace = ? AND write_id = ? AND lease_owner = ?
                """
        ).execute(arguments: [
            state.rawValue, isInDoubt, notBefore.value, error, countsAttempt ? 0 : 1, workspace, id, owner,
        ])
    }

    /// Gives up all leases but the owner's: whoever held them works no more.
    ///
    /// - Parameter owner: Whose leases stay; nil when nobody is at work.
    /// - Parameter settle: Milliseconds after an attempt during which its effect may still come to show in the remote.
    /// - Returns: How many there were.
    public func expireLeases(except owner: String?, system: RemoteSystem, settle: Int64, workspace: String) throws
        -> Int
    {
        try db.execute(
            sql: """
                UPDATE outbox SET state = 'pending', lease_owner = NULL, lease_until = NULL,
                    not_before = max(not_before, attempted_at + ?)
                WHERE workspace = ? AND system = ? AND state = 'sending' AND lease_owner IS NOT ?
                """,
            arguments: [settle, workspace, system.rawValue, owner]
        )
        return db.changesCount
    }

    /// Drops all writes in the state, and returns the links they were of.
    public func drop(_ state: OutboxWrite.State, workspace: String) throws -> Set<String> {
        Set(
            try String.fetchAll(
                db.cachedStatement(
                    sql: "DELETE FROM outbox WHERE workspace = ? AND state = ? RETURNING link_id"
                ),
                arguments: [workspace, state.rawValue]
            )
        )
    }

    /// Drops the link's writes but those that are on their way or accepted: they may still be done.
    public func dropWrites(ofLink linkID: String, workspace: String) throws {
        try db.cachedStatement(
            sql: "DELETE FROM outbox WHERE workspace = ? AND link_id = ? AND state NOT IN ('sending', 'accepted')"
        ).execute(arguments: [workspace, linkID])
    }

    /// Drops the writes of the links that were given up.
    public func dropDeadWrites(ofLinks linkIDs: [String], workspace: String) throws {
        guard !linkIDs.isEmpty else { return }
        try db.cachedStatement(
            sql: """
                DELETE FROM outbox
                WHERE workspace = ? AND state IN ('dead', 'withheld')
                  AND link_id IN (SELECT value FROM json_each(?))
                """
        ).execute(arguments: [workspace, try JSONText.encode(linkIDs)])
    }

    /// Puts the links' writes of the action that were given up or withheld back in line, as if they had never been tried.
    public func rearm(action: String, ofLinks linkIDs: [String], at moment: Milliseconds, workspace: String) throws {
        guard !linkIDs.isEmpty else { return }
        try db.cachedStatement(
            sql: """
                UPDATE outbox SET state = 'pending', attempts = 0, not_before = ?, error = NULL
                WHERE workspace = ? AND state IN ('dead', 'withheld') AND action = ?
                  AND link_id IN (SELECT value FROM json_each(?))
                """
        ).execute(arguments: [moment.value, workspace, action, try JSONText.encode(linkIDs)])
    }

    /// Takes back the writes that were never handed to a remote, so that they are decided anew on what is true now. Those of
    /// an undo stay: nobody but the person who asked for it would decide on them again.
    public func withholdUnattempted(workspace: String) throws {
        try db.execute(
            sql: """
                UPDATE outbox SET state = 'withheld'
                WHERE workspace = ? AND state = 'pending' AND attempts = 0 AND doubts = 0
                  AND (intent IS NULL OR intent NOT LIKE 'undo %')
                """,
            arguments: [workspace]
        )
    }

    /// Keeps the system's writes from being sent, to be shown only.
    public func withhold(system: RemoteSystem, workspace: String) throws {
        try db.execute(
            sql: "UPDATE outbox SET state = 'withheld' WHERE workspace = ? AND system = ? AND state = 'pending'",
            arguments: [workspace, system.rawValue]
        )
    }

    /// Lets the guarded writes through.
    public func releaseGuarded(workspace: String) throws {
        try db.execute(
            sql: "UPDATE outbox SET state = 'pending' WHERE workspace = ? AND state = 'guarded'",
            arguments: [workspace]
        )
    }

    /// How many writes are in each state.
    public func outboxCounts(workspace: String) throws -> [OutboxWrite.State: Int] {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT state, count(*) FROM outbox WHERE workspace = ? GROUP BY state"),
            arguments: [workspace]
        )
        return Dictionary(
            rows.compactMap { row in OutboxWrite.State(rawValue: row[0] as String).map { ($0, row[1]) } },
            uniquingKeysWith: { $1 }
        )
    }

    /// How many of the system's writes are to be sent.
    public func pendingCount(system: RemoteSystem, workspace: String) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: "SELECT count(*) FROM outbox WHERE workspace = ? AND system = ? AND state = 'pending'"
            ),
            arguments: [workspace, system.rawValue]
        ) ?? 0
    }

    /// The links with writes in the state.
    public func linkIDs(withWritesIn state: OutboxWrite.State, workspace: String) throws -> [String] {
        try String.fetchAll(
            db.cachedStatement(
                sql: "SELECT DISTINCT link_id FROM outbox WHERE workspace = ? AND state = ? ORDER BY link_id"
            ),
            arguments: [workspace, state.rawValue]
        )
    }

    /// Writes in the state, oldest first.
    public func writes(in state: OutboxWrite.State, limit: Int, workspace: String) throws -> [OutboxWrite] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT \(Self.columns) FROM outbox WHERE workspace = ? AND state = ? ORDER BY write_id LIMIT ?"
            ),
            arguments: [workspace, state.rawValue, limit]
        ).map(Self.write)
    }

    /// When the next write that could be claimed is due; nil when there is none. One that waits for an earlier write of its
    /// link is not counted: it would hide when that one is due.
    public func nextDue(system: RemoteSystem, workspace: String) throws -> Milliseconds? {
        try Int64.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT min(not_before) FROM outbox AS o
                    WHERE workspace = ? AND system = ? AND state = 'pending'
                      AND NOT EXISTS (
                        SELECT 1 FROM outbox AS earlier
                        WHERE earlier.workspace = o.workspace AND earlier.link_id = o.link_id
                          AND earlier.write_id < o.write_id
                          AND earlier.state IN ('pending', 'sending', 'accepted'))
                    """
            ),
            arguments: [workspace, system.rawValue]
        ).map { Milliseconds($0) }
    }

    static func write(_ row: Row) throws -> OutboxWrite {
        let payload: String = row[6]
        let attemptedAt: Int64? = row[11]
        return OutboxWrite(
            id: row[0],
            linkID: row[1],
            system: RemoteSystem(rawValue: row[2] as String) ?? .busybusy,
            action: row[3],
            targetID: row[4],
            marker: row[5],
            intent: row[15],
            payload: Data(payload.utf8),
            state: OutboxWrite.State(rawValue: row[7] as String) ?? .dead,
            attempts: row[8],
            doubts: row[9],
            notBefore: Milliseconds(row[10] as Int64),
            attemptedAt: attemptedAt.map { Milliseconds($0) },
            runID: row[12],
            createdAt: Milliseconds(row[13] as Int64),
            error: row[14]
        )
    }
}
