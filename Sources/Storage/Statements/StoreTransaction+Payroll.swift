import GRDB

extension StoreTransaction {
    /// Replaces what was stored of the snapshot's days.
    public func replace(_ snapshot: PayrollSnapshot, workspace: String) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO payroll (workspace, first_day, last_day, read_at, lines) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (workspace, first_day) DO UPDATE SET
                    last_day = excluded.last_day, read_at = excluded.read_at, lines = excluded.lines
                """
        ).execute(arguments: [
            workspace, snapshot.firstDay, snapshot.lastDay, snapshot.readAt.value, try JSONText.encode(snapshot.lines),
        ])
    }

    /// Hands over every snapshot, in the order of their days, one at a time.
    public func eachPayrollSnapshot(workspace: String, _ body: (PayrollSnapshot) throws -> Void) throws {
        let sql = "SELECT first_day, last_day, read_at, lines FROM payroll WHERE workspace = ? ORDER BY first_day"
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [workspace])
        while let row = try rows.next() {
            try body(
                PayrollSnapshot(
                    firstDay: row[0],
                    lastDay: row[1],
                    readAt: Milliseconds(row[2] as Int64),
                    lines: try JSONText.decode([PayrollSnapshot.Line].self, from: row[3])
                )
            )
        }
    }

    /// When each snapshot was read, by its first day.
    public func payrollReadTimes(workspace: String) throws -> [String: Milliseconds] {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT first_day, read_at FROM payroll WHERE workspace = ?"),
            arguments: [workspace]
        )
        return Dictionary(rows.map { ($0[0], Milliseconds($0[1] as Int64)) }, uniquingKeysWith: { $1 })
    }
}
