import Foundation
import GRDB
public import Records

extension StoreTransaction {
    /// The digests of those of the records that the mirror holds and that are not gone.
    public func digests(of ids: [RecordID], workspace: String) throws -> [RecordID: Int64] {
        var digests: [RecordID: Int64] = [:]
        for (kind, remoteIDs) in Self.grouped(ids) {
            let rows = try Row.fetchCursor(
                db.cachedStatement(
                    sql: """
                        SELECT remote_id, digest FROM record
                        WHERE workspace = ? AND kind = ? AND gone_at IS NULL
                          AND remote_id IN (SELECT value FROM json_each(?))
                        """
                ),
                arguments: [workspace, kind.rawValue, try JSONText.encode(remoteIDs)]
            )
            while let row = try rows.next() { digests[RecordID(kind, row[0])] = row[1] }
        }
        return digests
    }

    /// Those of the records that the mirror holds, gone or not.
    public func records(_ ids: [RecordID], workspace: String) throws -> [RecordID: StoredRecord] {
        var records: [RecordID: StoredRecord] = [:]
        for (kind, remoteIDs) in Self.grouped(ids) {
            let rows = try Row.fetchCursor(
                db.cachedStatement(
                    sql: """
                        SELECT \(Self.recordColumns) FROM record
                        WHERE workspace = ? AND kind = ? AND remote_id IN (SELECT value FROM json_each(?))
                        """
                ),
                arguments: [workspace, kind.rawValue, try JSONText.encode(remoteIDs)]
            )
            while let row = try rows.next() {
                let stored = try Self.record(kind, row)
                records[stored.record.id] = stored
            }
        }
        return records
    }

    /// Puts the records into the mirror, with the keys they may be recognised by.
    public func upsert(_ records: [(record: Records.Record, keys: Set<StoredKey>)], workspace: String) throws {
        guard !records.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO record
                    (workspace, kind, remote_id, fields, archived, created_at, revision, digest, gone_at, owner)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)
                ON CONFLICT (workspace, kind, remote_id) DO UPDATE SET
                    fields = excluded.fields, archived = excluded.archived, created_at = excluded.created_at,
                    revision = excluded.revision, digest = excluded.digest, gone_at = NULL,
                    owner = excluded.owner
                """
        )
        for (record, _) in records {
            try statement.execute(arguments: [
                workspace, record.id.kind.rawValue, record.id.remoteID, try JSONText.encode(record.fields),
                record.isArchived, record.createdAt.map { Milliseconds($0).value }, record.revision, record.digest,
                record.owner,
            ])
        }
        try replaceKeys(records.map { ($0.record.id, $0.keys) }, workspace: workspace)
    }

    private func replaceKeys(_ keys: [(RecordID, Set<StoredKey>)], workspace: String) throws {
        for (kind, remoteIDs) in Self.grouped(keys.map(\.0)) {
            try db.cachedStatement(
                sql: """
                    DELETE FROM match_key
                    WHERE workspace = ? AND kind = ? AND remote_id IN (SELECT value FROM json_each(?))
                    """
            ).execute(arguments: [workspace, kind.rawValue, try JSONText.encode(remoteIDs)])
        }
        let insert = try db.cachedStatement(
            sql: "INSERT INTO match_key (workspace, tier, key, kind, remote_id) VALUES (?, ?, ?, ?, ?)"
        )
        for (id, keys) in keys {
            for key in keys {
                try insert.execute(arguments: [workspace, key.tier, key.text, id.kind.rawValue, id.remoteID])
            }
        }
    }

    /// The keys of the records.
    public func keys(of ids: [RecordID], workspace: String) throws -> [RecordID: [StoredKey]] {
        var keys: [RecordID: [StoredKey]] = [:]
        for (kind, remoteIDs) in Self.grouped(ids) {
            let rows = try Row.fetchCursor(
                db.cachedStatement(
                    sql: """
                        SELECT remote_id, tier, key FROM match_key
                        WHERE workspace = ? AND kind = ? AND remote_id IN (SELECT value FROM json_each(?))
                        """
                ),
                arguments: [workspace, kind.rawValue, try JSONText.encode(remoteIDs)]
            )
            while let row = try rows.next() {
                keys[RecordID(kind, row[0]), default: []].append(StoredKey(tier: row[1], text: row[2]))
            }
        }
        return keys
    }

    /// Every record, of either kind, that has one of the keys and is not gone.
    ///
    /// CROSS JOIN keeps SQLite to the order as written: from the few keys to the records, never the other way.
    public func holders(of keys: Set<StoredKey>, workspace: String) throws -> [KeyHolder] {
        guard !keys.isEmpty else { return [] }
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT k.tier, k.key, k.kind, k.remote_id FROM json_each(?) AS wanted
                    CROSS JOIN match_key AS k ON k.workspace = ? AND k.key = wanted.value
                    CROSS JOIN record AS r
                      ON r.workspace = k.workspace AND r.kind = k.kind AND r.remote_id = k.remote_id
                    WHERE r.gone_at IS NULL
                    """
            ),
            arguments: [try JSONText.encode(Array(Set(keys.map(\.text)))), workspace]
        )
        var holders: [KeyHolder] = []
        while let row = try rows.next() {
            let key = StoredKey(tier: row[0], text: row[1])
            guard keys.contains(key), let kind = RecordKind(rawValue: row[2] as String) else { continue }
            holders.append(KeyHolder(key: key, record: RecordID(kind, row[3])))
        }
        return holders
    }

    /// Hands over the ids of all records of the kind that are not gone, one at a time.
    ///
    /// - Parameter createdSince: Only those created at that moment or later; nil for all.
    public func eachRemoteID(
        of kind: RecordKind,
        createdSince: Milliseconds? = nil,
        workspace: String,
        _ body: (String) throws -> Void
    ) throws {
        let since = createdSince == nil ? "" : " AND created_at >= ?"
        let ids = try String.fetchCursor(
            db.cachedStatement(
                sql: "SELECT remote_id FROM record WHERE workspace = ? AND kind = ? AND gone_at IS NULL\(since)"
            ),
            arguments: StatementArguments([workspace, kind.rawValue])
                + StatementArguments(createdSince.map { [$0.value] } ?? [])
        )
        while let id = try ids.next() { try body(id) }
    }

    /// The ids of all records of the kind that are not gone.
    ///
    /// - Parameter createdSince: Only those created at that moment or later; nil for all.
    public func remoteIDs(
        of kind: RecordKind,
        createdSince: Milliseconds? = nil,
        workspace: String
    ) throws -> [String] {
        var ids: [String] = []
        try eachRemoteID(of: kind, createdSince: createdSince, workspace: workspace) { ids.append($0) }
        return ids
    }

    /// How many records of the kind are there.
    public func recordCount(of kind: RecordKind, workspace: String) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT count(*) FROM record WHERE workspace = ? AND kind = ? AND gone_at IS NULL"),
            arguments: [workspace, kind.rawValue]
        ) ?? 0
    }

    /// Notes that the records are gone. Their last snapshot stays, for people to read.
    public func markGone(_ ids: [RecordID], at moment: Milliseconds, workspace: String) throws {
        for (kind, remoteIDs) in Self.grouped(ids) {
            try db.execute(
                sql: """
                    UPDATE record SET gone_at = ?
                    WHERE workspace = ? AND kind = ? AND remote_id IN (SELECT value FROM json_each(?))
                    """,
                arguments: [moment.value, workspace, kind.rawValue, try JSONText.encode(remoteIDs)]
            )
        }
    }

    private static func grouped(_ ids: [RecordID]) -> [(RecordKind, [String])] {
        Dictionary(grouping: ids, by: \.kind).map { ($0.key, $0.value.map(\.remoteID)) }
    }

    static let recordColumns = "remote_id, fields, archived, created_at, revision, gone_at, owner"

    static func record(_ kind: RecordKind, _ row: Row) throws -> StoredRecord {
        let createdAt: Int64? = row[3]
        let goneAt: Int64? = row[5]
        let record = Records.Record(
            id: RecordID(kind, row[0]),
            fields: try JSONText.decode([FieldName: Value].self, from: row[1]),
            isArchived: row[2],
            createdAt: createdAt.map { Milliseconds($0).date },
            revision: row[4],
            owner: row[6]
        )
        return StoredRecord(record: record, goneAt: goneAt.map { Milliseconds($0) })
    }
}
