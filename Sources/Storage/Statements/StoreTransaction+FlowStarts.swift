import GRDB

extension StoreTransaction {
    /// When the flow was first switched on: the moment, if it was not known before.
    public func flowStart(_ flow: String, at moment: Milliseconds, workspace: String) throws -> Milliseconds {
        let known = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT started_at FROM flow_start WHERE workspace = ? AND flow = ?"),
            arguments: [workspace, flow]
        )
        if let known { return Milliseconds(known) }
        try db.cachedStatement(sql: "INSERT INTO flow_start (workspace, flow, started_at) VALUES (?, ?, ?)")
            .execute(arguments: [workspace, flow, moment.value])
        return moment
    }
}
