import Foundation
import GRDB
public import Records

extension StoreTransaction {
    /// Adds to history. Nothing is ever changed in it.
    public func append(_ entries: [JournalEntry], workspace: String) throws {
        guard !entries.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO journal (workspace, entry_id, at, run_id, write_id, link_id, kind, action, target_id,
                    changes, cause, actor, note, bytes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        for entry in entries {
            try statement.execute(arguments: [
                workspace, entry.id, entry.at.value, entry.runID, entry.writeID, entry.linkID, entry.kind.rawValue,
                entry.action, entry.targetID, String(decoding: entry.changes, as: UTF8.self), entry.cause, entry.actor,
                entry.note, entry.bytes,
            ])
        }
        try grow(by: entries.reduce(0) { $0 + $1.bytes }, workspace: workspace)
    }

    /// The newest entries, of one run if it is named.
    public func journal(run: Int64? = nil, limit: Int, workspace: String) throws -> [JournalEntry] {
        let sql = "SELECT \(Self.entryColumns) FROM journal WHERE workspace = ?"
        let end = "ORDER BY entry_id DESC LIMIT ?"
        guard let run else { return try entries("\(sql) \(end)", [workspace, limit]) }
        return try entries("\(sql) AND run_id = ? \(end)", [workspace, run, limit])
    }

    /// The updates of the records, all of one kind, since the moment, oldest first.
    public func updates(
        of kind: RecordKind,
        ids: [String],
        since moment: Milliseconds,
        workspace: String
    ) throws -> [JournalEntry] {
        guard !ids.isEmpty else { return [] }
        return try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT entry_id, at, run_id, write_id, link_id, kind, action, target_id, changes, cause, actor, note
                    FROM journal
                    WHERE workspace = ? AND kind = ? AND target_id IN (SELECT value FROM json_each(?))
                      AND action = 'update' AND at >= ?
                    ORDER BY entry_id
                    """
            ),
            arguments: [workspace, kind.rawValue, try JSONText.encode(ids), moment.value]
        ).compactMap(Self.entry)
    }

    /// How many entries there are.
    public func journalCount(workspace: String) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT count(*) FROM journal WHERE workspace = ?"),
            arguments: [workspace]
        ) ?? 0
    }

    static let entryColumns = """
        entry_id, at, run_id, write_id, link_id, kind, action, target_id, changes, cause, actor, note
        """

    func entries(_ sql: String, _ arguments: StatementArguments) throws -> [JournalEntry] {
        try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).compactMap(Self.entry)
    }

    private static func entry(_ row: Row) -> JournalEntry? {
        guard let kind = RecordKind(rawValue: row[5] as String) else { return nil }
        let changes: String = row[8]
        return JournalEntry(
            id: row[0],
            at: Milliseconds(row[1] as Int64),
            runID: row[2],
            writeID: row[3],
            linkID: row[4],
            kind: kind,
            action: row[6],
            targetID: row[7],
            changes: Data(changes.utf8),
            cause: row[9],
            actor: row[10],
            note: row[11]
        )
    }
}
