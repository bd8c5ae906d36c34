import GRDB
public import Records

extension StoreTransaction {
    /// Replaces everything that was said of the subjects by the rows.
    public func replaceReview(of subjects: [RecordID], by rows: [ReviewRow], workspace: String) throws {
        let delete = try db.cachedStatement(
            sql: "DELETE FROM review WHERE workspace = ? AND kind = ? AND remote_id IN (SELECT value FROM json_each(?))"
        )
        for (kind, ids) in Dictionary(grouping: subjects, by: \.kind) {
            try delete.execute(arguments: [workspace, kind.rawValue, try JSONText.encode(ids.map(\.remoteID))])
        }
        try addReview(rows, workspace: workspace)
    }

    /// Takes back what was said of the subjects under the code.
    public func removeReview(code: String, of subjects: [RecordID], workspace: String) throws {
        let delete = try db.cachedStatement(
            sql: "DELETE FROM review WHERE workspace = ? AND kind = ? AND remote_id = ? AND code = ?"
        )
        for subject in subjects {
            try delete.execute(arguments: [workspace, subject.kind.rawValue, subject.remoteID, code])
        }
    }

    /// Adds rows, or brings those up to date that say the same of the same field.
    public func addReview(_ rows: [ReviewRow], workspace: String) throws {
        guard !rows.isEmpty else { return }
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO review (workspace, kind, remote_id, code, field, message, needs_person, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (workspace, kind, remote_id, code, field) DO UPDATE SET message = excluded.message
                """
        )
        for row in rows {
            try insert.execute(arguments: [
                workspace, row.subject.kind.rawValue, row.subject.remoteID, row.code, row.field, row.message,
                row.needsPerson, row.at.value,
            ])
        }
    }

    /// Everything in review, what needs a person first, then the oldest.
    public func review(limit: Int, workspace: String) throws -> [ReviewRow] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT kind, remote_id, code, field, message, needs_person, at FROM review
                    WHERE workspace = ? ORDER BY needs_person DESC, at, kind, remote_id, code, field LIMIT ?
                    """
            ),
            arguments: [workspace, limit]
        )
        return rows.compactMap { row in
            RecordKind(rawValue: row[0] as String).map { kind in
                ReviewRow(
                    subject: RecordID(kind, row[1]),
                    code: row[2],
                    field: row[3],
                    message: row[4],
                    needsPerson: row[5],
                    at: Milliseconds(row[6] as Int64)
                )
            }
        }
    }

    /// Hands over each record about which something is said under one of the codes, one at a time and each once: there may be
    /// as many of them as there are records.
    public func eachReviewSubject(
        of codes: Set<String>,
        workspace: String,
        _ body: (RecordID) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT DISTINCT kind, remote_id FROM review
                    WHERE workspace = ? AND code IN (SELECT value FROM json_each(?)) ORDER BY kind, remote_id
                    """
            ),
            arguments: [workspace, try JSONText.encode(codes.sorted())]
        )
        while let row = try rows.next() {
            if let kind = RecordKind(rawValue: row[0] as String) { try body(RecordID(kind, row[1])) }
        }
    }

    /// How many rows there are of each code.
    public func reviewCounts(workspace: String) throws -> [String: Int] {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT code, count(*) FROM review WHERE workspace = ? GROUP BY code"),
            arguments: [workspace]
        )
        return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })
    }
}
