import Foundation
import GRDB
import Records
import Testing

@testable import Storage

/// Every statement of the daily work finds its rows by an index: what it costs depends on what it touches, not on how much
/// there is.
struct QueryPlanTests {
    @Test func noStatementGoesThroughAWholeTable() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tenon-plan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let queue = try DatabaseQueue(path: folder.appending(path: "tenon.db").path)
        try StoreSchema.migrator.migrate(queue)
        let statements = try statementsOfADay(queue)
        #expect(statements.count > 15)
        try queue.read { db in
            for sql in statements {
                let plan = try GRDB.Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] as String }
                let slow = plan.filter(Self.goesThroughATable)
                #expect(slow.isEmpty, "\(slow) in: \(sql)")
            }
        }
    }

    /// A scan of anything but a list given as JSON, or a search by nothing but the workspace.
    private static func goesThroughATable(_ step: String) -> Bool {
        if step.hasPrefix("SCAN") { return !step.contains("json_each") && !step.contains("wanted") }
        return step.hasSuffix("(workspace=?)")
    }

    /// The distinct statements, with their values, that a sync runs.
    private func statementsOfADay(_ queue: DatabaseQueue) throws -> [String] {
        var statements: Set<String> = []
        try queue.inDatabase { db in
            db.trace { event in
                let sql = event.expandedDescription
                if ["SELECT", "UPDATE", "DELETE"].contains(where: sql.hasPrefix) { statements.insert(sql) }
            }
            try work(StoreTransaction(db: db))
            db.trace(options: [])
        }
        return statements.sorted()
    }

    private func work(_ tx: StoreTransaction) throws {
        let contact = RecordID(.contact, "c1")
        let now = Milliseconds(1_000)
        let key = StoredKey(tier: 3, text: "ada")
        try tx.upsert([(Record(id: contact, fields: ["name": "Ada"]), [key])], workspace: "w")
        try tx.enqueue([InboxEvent(id: 1, source: .poll, subject: contact, receivedAt: now)], workspace: "w")
        try tx.save([Link(id: "l1", contactID: "c1", state: .pending)], workspace: "w")
        _ = try tx.digests(of: [contact], workspace: "w")
        _ = try tx.records([contact], workspace: "w")
        _ = try tx.keys(of: [contact], workspace: "w")
        _ = try tx.holders(of: [key], workspace: "w")
        _ = try tx.links(of: [contact, RecordID(.project, "p1")], workspace: "w")
        _ = try tx.link("l1", workspace: "w")
        _ = try tx.events(after: 0, limit: 500, workspace: "w")
        let write = OutboxWrite(
            id: 7,
            linkID: "l1",
            system: .busybusy,
            action: "create",
            targetID: nil,
            marker: "ghl:c1",
            payload: Data("{}".utf8),
            notBefore: now,
            runID: 1,
            createdAt: now
        )
        try tx.add([write], workspace: "w")
        _ = try tx.nextDue(system: .busybusy, workspace: "w")
        _ = try tx.pendingCount(system: .busybusy, workspace: "w")
        _ = try tx.claim(
            system: .busybusy,
            limit: 32,
            owner: "o",
            now: now,
            leaseUntil: now.adding(seconds: 60),
            workspace: "w"
        )
        try tx.release(
            7,
            as: .pending,
            isInDoubt: true,
            notBefore: now,
            error: nil,
            owner: "o",
            workspace: "w"
        )
        _ = try tx.finish([7], owner: "o", workspace: "w")
        _ = try tx.acceptedWrites(system: .busybusy, workspace: "w")
        _ = try tx.removeAccepted(7, workspace: "w")
        _ = try tx.acceptExpired(system: .busybusy, patience: 1, workspace: "w")
        try tx.removeReview(of: contact, code: "unseen", workspace: "w")
        _ = try tx.capabilities(of: .busybusy, workspace: "w")
        try tx.dropDeadWrites(ofLinks: ["l1"], workspace: "w")
        try tx.dropWrites(ofLink: "l1", workspace: "w")
        try tx.replaceReview(of: [contact], by: [], workspace: "w")
        try tx.consume([1], workspace: "w")
        try tx.markGone([contact], at: now, workspace: "w")
        try tx.removeLink("l1", workspace: "w")
        try oneWay(tx)
        try deciding(tx)
        try history(tx)
    }

    private func deciding(_ tx: StoreTransaction) throws {
        let (contact, project) = (RecordID(.contact, "c1"), RecordID(.project, "p1"))
        let decision = Decision(contactID: "c1", field: "phone", choice: .highLevel)
        try tx.save([decision], at: Milliseconds(1), workspace: "w")
        _ = try tx.decisions(ofContacts: ["c1"], workspace: "w")
        try tx.remove([decision], workspace: "w")
        try tx.part(contactID: "c1", projectID: "p1", at: Milliseconds(1), workspace: "w")
        _ = try tx.partings(of: [contact, project], workspace: "w")
        try tx.forgetParting(contactID: "c1", projectID: "p1", workspace: "w")
        _ = try tx.review(code: "flipping", of: .contact, ids: ["c1"], workspace: "w")
        _ = try tx.updates(of: .contact, ids: ["c1"], since: Milliseconds(1), workspace: "w")
        _ = try tx.changed(among: [contact], workspace: "w")
        _ = try tx.hasWritesUnderWay(ofLink: "l1", workspace: "w")
    }

    private func history(_ tx: StoreTransaction) throws {
        _ = try tx.journal(run: 1, limit: 10, workspace: "w")
        _ = try tx.journal(ofLink: "l1", limit: 10, workspace: "w")
        _ = try tx.journal(of: RecordID(.contact, "c1"), limit: 10, workspace: "w")
        _ = try tx.journal(ofWrite: 7, workspace: "w")
        _ = try tx.writeCounts(ofRuns: [1], workspace: "w")
        _ = try tx.busyLinks(among: ["l1"], workspace: "w")
    }

    private func oneWay(_ tx: StoreTransaction) throws {
        let note = Records.Record(id: RecordID(.note, "n1"), fields: ["body": "x"], owner: "c1")
        let copy = Copy(id: CopyID(.fieldNote, "t1"), target: note.id, owner: "c1", content: "x")
        try tx.replace(.note, ownedBy: "c1", by: [note], workspace: "w")
        try tx.save(copy, workspace: "w")
        _ = try tx.copies(of: .fieldNote, workspace: "w")
        _ = try tx.copy(copy.id, workspace: "w")
        _ = try tx.records(of: .note, ownedBy: ["c1"], workspace: "w")
        try tx.eachRecord(of: .note, workspace: "w") { _ in }
        _ = try tx.remoteIDs(of: .note, createdSince: Milliseconds(1), workspace: "w")
        _ = try tx.writes(ofIntents: ["i"], workspace: "w")
        try tx.dropWrites(ofIntents: ["i"], workspace: "w")
        try tx.dropWithheldIntents(workspace: "w")
        try tx.dropDeadIntents(workspace: "w")
        try tx.removeReview(code: "fence", of: [note.id], workspace: "w")
        try tx.save(NoteLook(lookedAt: Milliseconds(1), cause: 1, isKnown: true), at: "c1", workspace: "w")
        _ = try tx.noteLooks(at: ["c1"], workspace: "w")
        _ = try tx.digests(of: .task, ownedBy: ["c1"], workspace: "w")
        _ = try tx.copied(among: [RecordID(.note, "n1")], workspace: "w")
    }
}
