import GRDB
public import Records

extension StoreTransaction {
    /// Replaces everything that was said of the subjects by the rows. What was there before keeps the time since when it is.
    public func replaceReview(of subjects: [RecordID], by rows: [ReviewRow], workspace: String) throws {
        var since: [ReviewKey: Int64] = [:]
        let delete = try db.cachedStatement(
            sql: """
                DELETE FROM review WHERE workspace = ? AND kind = ? AND remote_id IN (SELECT value FROM json_each(?))
                RETURNING remote_id, code, field, at
                """
        )
        for (kind, ids) in Dictionary(grouping: subjects, by: \.kind) {
            let arguments: StatementArguments = [workspace, kind.rawValue, try JSONText.encode(ids.map(\.remoteID))]
            for row in try Row.fetchAll(delete, arguments: arguments) {
                since[ReviewKey(subject: RecordID(kind, row[0]), code: row[1], field: row[2])] = row[3]
            }
        }
        try addReview(rows, since: since, workspace: workspace)
    }

    /// What a row of the review is about.
    private struct ReviewKey: Hashable {
        let subject: RecordID
        let code: String
        let field: String
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
        try addReview(rows, since: [:], workspace: workspace)
    }

    private func addReview(_ rows: [ReviewRow], since: [ReviewKey: Int64], workspace: String) throws {
        guard !rows.isEmpty else { return }
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO review (workspace, kind, remote_id, code, field, message, needs_person, at, shown)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (workspace, kind, remote_id, code, field)
                DO UPDATE SET message = excluded.message, shown = excluded.shown
                """
        )
        for row in rows {
            let key = ReviewKey(subject: row.subject, code: row.code, field: row.field)
            try insert.execute(arguments: [
                workspace, row.subject.kind.rawValue, row.subject.remoteID, row.code, row.field, row.message,
                row.needsPerson, since[key] ?? row.at.value, try row.values.map { try JSONText.encode($0) },
            ])
        }
    }

    /// Everything in review, what needs a person first, then the oldest.
    public func review(limit: Int, workspace: String) throws -> [ReviewRow] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT kind, remote_id, code, field, message, needs_person, at, shown FROM review
                    WHERE workspace = ? ORDER BY needs_person DESC, at, kind, remote_id, code, field LIMIT ?
                    """
            ),
            arguments: [workspace, limit]
        ).compactMap(Self.reviewRow)
    }

    /// What is said of the subjects, all of one kind, under the code.
    public func review(code: String, of kind: RecordKind, ids: [String], workspace: String) throws -> [ReviewRow] {
        guard !ids.isEmpty else { return [] }
        return try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT kind, remote_id, code, field, message, needs_person, at, shown FROM review
                    WHERE workspace = ? AND kind = ? AND remote_id IN (SELECT value FROM json_each(?)) AND code = ?
                    """
            ),
            arguments: [workspace, kind.rawValue, try JSONText.encode(ids), code]
        ).compactMap(Self.reviewRow)
    }

    private static func reviewRow(_ row: Row) throws -> ReviewRow? {
        guard let kind = RecordKind(rawValue: row[0] as String) else { return nil }
        let shown: String? = row[7]
        return ReviewRow(
            subject: RecordID(kind, row[1]),
            code: row[2],
            field: row[3],
            message: row[4],
            needsPerson: row[5],
            at: Milliseconds(row[6] as Int64),
            values: try shown.map { try JSONText.decode(BasePair.self, from: $0) }
        )
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
