import GRDB
public import Records

extension StoreTransaction {
    /// Lets every write that was on its way rest as accepted: whoever sent it works no more, and such a write is never sent
    /// twice.
    ///
    /// - Parameter patience: Milliseconds after the attempt during which nobody is asked about it.
    /// - Returns: How many there were.
    public func acceptExpired(system: RemoteSystem, patience: Int64, workspace: String) throws -> Int {
        try db.execute(
            sql: """
                UPDATE outbox SET state = 'accepted', lease_owner = NULL, lease_until = NULL,
                    not_before = coalesce(attempted_at, created_at) + ?
                WHERE workspace = ? AND system = ? AND state = 'sending'
                """,
            arguments: [patience, workspace, system.rawValue]
        )
        return db.changesCount
    }

    /// The system's writes that were taken and not seen yet, oldest first.
    public func acceptedWrites(system: RemoteSystem, workspace: String) throws -> [OutboxWrite] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT \(Self.columns) FROM outbox WHERE workspace = ? AND system = ? AND state = 'accepted'
                    ORDER BY not_before, write_id
                    """
            ),
            arguments: [workspace, system.rawValue]
        ).map(Self.write).sorted { $0.id < $1.id }
    }

    /// Removes an accepted write, because it was seen done or a person has decided; false when it was removed already.
    public func removeAccepted(_ id: Int64, workspace: String) throws -> Bool {
        try db.cachedStatement(
            sql: "DELETE FROM outbox WHERE workspace = ? AND write_id = ? AND state = 'accepted'"
        ).execute(arguments: [workspace, id])
        return db.changesCount > 0
    }

    /// Removes what is said of the subject under the code.
    public func removeReview(of subject: RecordID, code: String, workspace: String) throws {
        try db.cachedStatement(
            sql: "DELETE FROM review WHERE workspace = ? AND kind = ? AND remote_id = ? AND code = ?"
        ).execute(arguments: [workspace, subject.kind.rawValue, subject.remoteID, code])
    }
}
