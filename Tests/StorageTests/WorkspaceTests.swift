import Foundation
import Records
import Storage
import Testing

@Suite struct WorkspaceTests {
    private static let key = StoredKey(tier: 3, text: "ana")
    private static let contact = RecordID(.contact, "c1")
    private static let project = RecordID(.project, "p1")

    private static let note = Record(
        id: RecordID(.note, "n1"),
        fields: ["body": "Gate code 4711"],
        createdAt: Date(timeIntervalSince1970: 5),
        owner: "c1"
    )
    private static let copy = Copy(id: CopyID(.fieldNote, "t1"), target: note.id, owner: "c1", content: "x")
    private static let decision = Decision(contactID: "c1", field: "phone", choice: .highLevel)
    private static let intents = ["dead", "withheld", "pending"]

    /// Everything that can be asked of a workspace, in words that can be compared.
    private static func picture(of workspace: String, _ tx: StoreTransaction) throws -> [String] {
        var lines: [String] = []
        func note(_ value: some Any) { lines.append(String(describing: value)) }
        note(try tx.events(after: -1, limit: 10, workspace: workspace))
        note(try tx.inboxCount(workspace: workspace))
        note(try tx.journal(limit: 10, workspace: workspace))
        note(try tx.journal(run: 7, limit: 10, workspace: workspace))
        note(try tx.journalCount(workspace: workspace))
        for id in [contact, project] {
            note(try tx.links(of: [id], workspace: workspace).map(\.value))
            note(try tx.digests(of: [id], workspace: workspace).map(\.value))
            note(try tx.records([id], workspace: workspace).map(\.value.goneAt))
            note(try tx.records([id], workspace: workspace).map { $0.value.record.digest })
            note(try tx.keys(of: [id], workspace: workspace).map(\.value))
            note(try tx.remoteIDs(of: id.kind, workspace: workspace))
            note(try tx.recordCount(of: id.kind, workspace: workspace))
            note(try tx.lastScan(of: id.kind, workspace: workspace) as Any)
        }
        note(try tx.link("l1", workspace: workspace) as Any)
        note(try tx.linkCounts(workspace: workspace))
        note(try tx.links(in: .linked, limit: 10, workspace: workspace))
        note(try tx.holders(of: [key], workspace: workspace).sorted { $0.record.description < $1.record.description })
        for system in RemoteSystem.allCases {
            note(try tx.pendingCount(system: system, workspace: workspace))
            note(try tx.nextDue(system: system, workspace: workspace) as Any)
            note(try tx.capabilities(of: system, workspace: workspace) as Any)
        }
        for state in OutboxWrite.State.allCases {
            note(try tx.outboxCounts(workspace: workspace)[state] ?? 0)
            note(try tx.writes(in: state, limit: 10, workspace: workspace))
            note(try tx.linkIDs(withWritesIn: state, workspace: workspace))
        }
        var owned: [Record] = []
        try tx.eachRecord(of: .note, workspace: workspace) { owned.append($0) }
        note(owned)
        note(try tx.records(of: .note, ownedBy: ["c1"], workspace: workspace))
        note(try tx.remoteIDs(of: .note, createdSince: Milliseconds(0), workspace: workspace))
        var links: [Link] = []
        try tx.eachLink(in: .linked, workspace: workspace) { links.append($0) }
        note(links)
        note(try tx.copies(of: .fieldNote, workspace: workspace))
        note(try tx.copy(copy.id, workspace: workspace) as Any)
        note(try tx.writes(ofIntents: intents, workspace: workspace).map(\.value).sorted { $0.id < $1.id })
        note(try tx.review(limit: 10, workspace: workspace))
        note(try tx.review(code: "conflict", of: .contact, ids: ["c1"], workspace: workspace))
        note(try tx.decisions(ofContacts: ["c1"], workspace: workspace).map(\.value))
        note(try tx.contactsWithOpenDecisions(workspace: workspace))
        for id in [contact, project] { note(try tx.partings(of: [id], workspace: workspace).map(\.value)) }
        note(try tx.updates(of: .project, ids: ["p1"], since: Milliseconds(0), workspace: workspace))
        note(try tx.changed(among: [contact, RecordID(.contact, "c9")], workspace: workspace).map(\.remoteID).sorted())
        note(try tx.hasWritesUnderWay(ofLink: "l1", workspace: workspace))
        note(try tx.reviewCounts(workspace: workspace))
        note(try tx.acceptedWrites(system: .busybusy, workspace: workspace))
        note(try tx.runs(limit: 10, workspace: workspace))
        return lines
    }

    private static func fill(_ workspace: String, _ tx: StoreTransaction) throws {
        try tx.adopt(mappingDigest: "m", workspace: workspace)
        try tx.upsert([(Row.contact("c1"), [key]), (Row.project("p1"), [key])], workspace: workspace)
        try tx.save([Row.link("l1", "c1", "p1")], workspace: workspace)
        try tx.enqueue([Row.event(1, RecordID(.contact, "c9")), Row.event(2, contact)], workspace: workspace)
        try tx.add(
            OutboxWrite.State.allCases.enumerated().map { index, state in
                Row.write(Int64(index + 1), link: state == .pending ? "l1" : "l-\(index)", state: state)
            },
            workspace: workspace
        )
        try tx.add([Row.write(7, link: "l-h", .highLevel)], workspace: workspace)
        try tx.add(
            intents.enumerated().map { index, intent in
                let state = OutboxWrite.State(rawValue: intent) ?? .pending
                return Row.write(Int64(index + 20), link: intent, state: state, intent: intent)
            },
            workspace: workspace
        )
        try tx.upsert([(note, [])], workspace: workspace)
        try tx.save(copy, workspace: workspace)
        try tx.append([Row.journal(1)], workspace: workspace)
        try tx.addReview([Row.review(contact)], workspace: workspace)
        try tx.save([decision], at: Milliseconds(1), workspace: workspace)
        try tx.part(contactID: "c1", projectID: "p1", at: Milliseconds(1), workspace: workspace)
        try tx.startRun(7, kind: "sync", at: Milliseconds(1), workspace: workspace)
        for system in RemoteSystem.allCases {
            let row = CapabilitiesRow(system: system, probedAt: Milliseconds(3), result: Data("{}".utf8))
            try tx.save(row, workspace: workspace)
        }
        for kind in RecordKind.linked {
            try tx.noteScan(of: kind, rowCount: 1, at: Milliseconds(5), workspace: workspace)
        }
    }

    /// Every statement that changes something, aimed at exactly the rows that the other workspace has.
    private static func disturb(_ workspace: String, _ tx: StoreTransaction) throws {
        try tx.adopt(mappingDigest: "other", workspace: workspace)
        try tx.consume([1, 2], workspace: workspace)
        try tx.remove([decision], workspace: workspace)
        try tx.forgetParting(contactID: "c1", projectID: "p1", workspace: workspace)
        _ = try tx.claim(
            system: .busybusy,
            limit: 10,
            owner: "b",
            now: Milliseconds(9000),
            leaseUntil: Milliseconds(9999),
            workspace: workspace
        )
        for id in Int64(1)...7 {
            try tx.release(
                id,
                as: .dead,
                isInDoubt: false,
                notBefore: Milliseconds(0),
                error: "x",
                owner: "a",
                workspace: workspace
            )
        }
        _ = try tx.finish([1, 2, 3, 4, 5, 6], owner: "a", workspace: workspace)
        _ = try tx.acceptExpired(system: .busybusy, patience: 1, workspace: workspace)
        for id in Int64(1)...7 { _ = try tx.removeAccepted(id, workspace: workspace) }
        try tx.removeReview(of: contact, code: Row.review(contact).code, workspace: workspace)
        let row = CapabilitiesRow(system: .busybusy, probedAt: Milliseconds(9), result: Data("[]".utf8))
        try tx.save(row, workspace: workspace)
        _ = try tx.expireLeases(except: "b", system: .busybusy, settle: 1, workspace: workspace)
        let resting = (0..<6).map { "l-\($0)" }
        try tx.rearm(action: "create", ofLinks: resting, at: Milliseconds(8), workspace: workspace)
        try tx.withhold(system: .busybusy, workspace: workspace)
        try tx.releaseGuarded(workspace: workspace)
        try tx.dropWrites(ofLink: "l1", workspace: workspace)
        try tx.dropDeadWrites(ofLinks: (0..<6).map { "l-\($0)" }, workspace: workspace)
        for state in OutboxWrite.State.allCases { _ = try tx.drop(state, workspace: workspace) }
        try tx.dropDeadIntents(workspace: workspace)
        try tx.dropWithheldIntents(workspace: workspace)
        try tx.dropWrites(ofIntents: intents, workspace: workspace)
        try tx.replace(.note, ownedBy: "c1", by: [], workspace: workspace)
        var gone = copy
        gone.isGone = true
        try tx.save(gone, workspace: workspace)
        try tx.removeReview(code: "conflict", of: [contact], workspace: workspace)
        try tx.removeLink("l1", workspace: workspace)
        try tx.markGone([contact, project], at: Milliseconds(1), workspace: workspace)
        try tx.replaceReview(of: [contact, project], by: [], workspace: workspace)
        try tx.finishRun(7, outcome: "done", counts: Data("{}".utf8), at: Milliseconds(2), workspace: workspace)
    }

    @Test func `a workspace sees nothing of another one`() async throws {
        try await withStore { store in
            let (before, after, filled) = try await store.write { tx in
                let before = try Self.picture(of: "b", tx)
                try Self.fill("a", tx)
                return (before, try Self.picture(of: "b", tx), try Self.picture(of: "a", tx))
            }
            #expect(before == after)
            // Were a statement to read nothing in the filled one, reading nothing in the other would prove nothing.
            #expect(zip(before, filled).allSatisfy { $0 != $1 })
        }
    }

    @Test(arguments: [false, true])
    func `nothing that a workspace does changes another one`(_ isFilled: Bool) async throws {
        try await withStore { store in
            let (before, after) = try await store.write { tx in
                try Self.fill("a", tx)
                _ = try tx.claim(
                    system: .busybusy,
                    limit: 1,
                    owner: "a",
                    now: Milliseconds(100),
                    leaseUntil: Milliseconds(200),
                    workspace: "a"
                )
                let before = try Self.picture(of: "a", tx)
                if isFilled { try Self.fill("b", tx) }
                try Self.disturb("b", tx)
                return (before, try Self.picture(of: "a", tx))
            }
            #expect(before == after)
        }
    }

    @Test func `the same ids may stand in every workspace`() async throws {
        try await withStore { store in
            let (first, second) = try await store.write { tx in
                try Self.fill("a", tx)
                try Self.fill("b", tx)
                return (try Self.picture(of: "a", tx), try Self.picture(of: "b", tx))
            }
            #expect(first == second)
        }
    }
}
