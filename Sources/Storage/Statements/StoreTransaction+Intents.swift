import GRDB
import Records

extension StoreTransaction {
    /// The unfinished writes of the intents, by intent.
    public func writes(ofIntents intents: [String], workspace: String) throws -> [String: OutboxWrite] {
        guard !intents.isEmpty else { return [:] }
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT \(Self.columns) FROM json_each(?) AS wanted
                    CROSS JOIN outbox ON outbox.workspace = ? AND outbox.intent = wanted.value
                    """
            ),
            arguments: [try JSONText.encode(intents), workspace]
        )
        let writes = try rows.map(Self.write)
        return Dictionary(writes.compactMap { write in write.intent.map { ($0, write) } }, uniquingKeysWith: { $1 })
    }

    /// Drops the unfinished writes of the intents, unless they are on their way.
    public func dropWrites(ofIntents intents: [String], workspace: String) throws {
        guard !intents.isEmpty else { return }
        try db.cachedStatement(
            sql: """
                DELETE FROM outbox WHERE workspace = ? AND state <> 'sending'
                  AND intent IN (SELECT value FROM json_each(?))
                """
        ).execute(arguments: [workspace, try JSONText.encode(intents)])
    }

    /// Drops the flows' writes that were withheld: what is still wanted is decided anew. One that may have had an effect stays
    /// until another takes its place, which then looks first.
    public func dropWithheldIntents(workspace: String) throws {
        try db.execute(
            sql: """
                DELETE FROM outbox
                WHERE workspace = ? AND system IN ('highlevel', 'busybusy') AND state = 'withheld' AND intent IS NOT NULL
                  AND doubts = 0
                """,
            arguments: [workspace]
        )
    }

    /// Drops the flows' writes that were given up, so that they are decided anew. Those that may have had an effect make
    /// room without being forgotten: whoever takes their place looks first.
    public func dropDeadIntents(workspace: String) throws {
        try db.execute(
            sql: """
                DELETE FROM outbox
                WHERE workspace = ? AND system IN ('highlevel', 'busybusy') AND state = 'dead' AND intent IS NOT NULL
                  AND doubts = 0
                """,
            arguments: [workspace]
        )
        try db.execute(
            sql: """
                UPDATE outbox SET state = 'withheld'
                WHERE workspace = ? AND system IN ('highlevel', 'busybusy') AND state = 'dead' AND intent IS NOT NULL
                """,
            arguments: [workspace]
        )
    }
}
