extension StoreSchema {
    /// When each flow was first switched on, for those that leave alone what was before.
    static let flowStarts = [
        """
        CREATE TABLE flow_start (
            workspace TEXT NOT NULL, flow TEXT NOT NULL, started_at INTEGER NOT NULL,
            PRIMARY KEY (workspace, flow)
        ) STRICT, WITHOUT ROWID
        """
    ]
}
