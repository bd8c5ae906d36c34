import Foundation
import Records
import Storage

/// Runs the body with a store in a directory of its own, and removes both.
func withStore<Result>(_ body: (Store) async throws -> Result) async throws -> Result {
    try await withStorePath { path in
        let store = try Store(path: path)
        let result = try await body(store)
        try store.close()
        return result
    }
}

/// Runs the body with a path at which no store is yet, in a directory of its own, and removes that.
func withStorePath<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("tenon-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try await body(directory.appendingPathComponent("tenon.db").path)
}

/// Short ways to write rows.
enum Row {
    static func contact(_ id: String, _ fields: [FieldName: Value] = ["name": "Ana"]) -> Record {
        Record(id: RecordID(.contact, id), fields: fields)
    }

    static func project(_ id: String, _ fields: [FieldName: Value] = ["title": "Roof"]) -> Record {
        Record(id: RecordID(.project, id), fields: fields)
    }

    static func event(
        _ id: Int64,
        _ subject: RecordID,
        _ source: InboxEvent.Source = .poll,
        at moment: Int64 = 1000
    ) -> InboxEvent {
        InboxEvent(id: id, source: source, subject: subject, receivedAt: Milliseconds(moment))
    }

    static func write(
        _ id: Int64,
        link: String = "l1",
        _ system: RemoteSystem = .busybusy,
        state: OutboxWrite.State = .pending,
        notBefore: Int64 = 0,
        intent: String? = nil
    ) -> OutboxWrite {
        OutboxWrite(
            id: id,
            linkID: link,
            system: system,
            action: "create",
            targetID: nil,
            marker: "ghl:\(id)",
            intent: intent,
            payload: Data(#"{"n":\#(id)}"#.utf8),
            state: state,
            notBefore: Milliseconds(notBefore),
            attemptedAt: state == .sending ? Milliseconds(500) : nil,
            runID: 7,
            createdAt: Milliseconds(500)
        )
    }

    static func link(_ id: String, _ contactID: String?, _ projectID: String?, _ state: Link.State = .linked) -> Link {
        Link(id: id, contactID: contactID, projectID: projectID, state: state)
    }

    static func journal(_ id: Int64, run: Int64 = 7) -> JournalEntry {
        JournalEntry(
            id: id,
            at: Milliseconds(1000 + id),
            runID: run,
            writeID: id * 10,
            linkID: "l1",
            kind: .project,
            action: "update",
            targetID: "p1",
            changes: Data(#"[{"field":"phone"}]"#.utf8),
            cause: "phone changed",
            actor: "tenon",
            note: id == 2 ? "coerced" : nil
        )
    }

    static func review(
        _ subject: RecordID,
        _ code: String = "conflict",
        field: String = "phone",
        message: String = "m",
        needsPerson: Bool = true,
        at moment: Int64 = 1000
    ) -> ReviewRow {
        ReviewRow(
            subject: subject,
            code: code,
            field: field,
            message: message,
            needsPerson: needsPerson,
            at: Milliseconds(moment)
        )
    }
}

extension StoreTransaction {
    /// Claims as one owner at one moment, with what most tests do not care about filled in.
    func claim(
        _ system: RemoteSystem = .busybusy,
        limit: Int = 10,
        owner: String = "me",
        now: Int64 = 1000
    ) throws -> [OutboxWrite] {
        try claim(
            system: system,
            limit: limit,
            owner: owner,
            now: Milliseconds(now),
            leaseUntil: Milliseconds(now + 300_000),
            workspace: "w"
        )
    }
}
