import Foundation
import GRDB
import Records
import Storage
import Testing

/// What flows keep: records that belong to others, what was made of them, and one unfinished write an intent.
@Suite struct OneWayTests {
    private static func note(_ id: String, of owner: String, _ body: Value = "x") -> Records.Record {
        Records.Record(id: RecordID(.note, id), fields: ["body": body], owner: owner)
    }

    @Test func `of an intent there is one unfinished write`() async throws {
        try await withStore { store in
            try await store.write { try $0.add([Row.write(1, intent: "hours c1")], workspace: "w") }
            await #expect(throws: DatabaseError.self) {
                try await store.write { try $0.add([Row.write(2, intent: "hours c1")], workspace: "w") }
            }
            let writes = try await store.read { try $0.writes(ofIntents: ["hours c1", "other"], workspace: "w") }
            #expect(writes.mapValues(\.id) == ["hours c1": 1])
        }
    }

    @Test func `a write that is on its way is not dropped by its intent`() async throws {
        try await withStore { store in
            let left = try await store.write { tx in
                try tx.add(
                    [
                        Row.write(1, link: "a", state: .sending, intent: "a"),
                        Row.write(2, link: "b", state: .dead, intent: "b"), Row.write(3, link: "c", intent: "c"),
                    ],
                    workspace: "w"
                )
                try tx.dropWrites(ofIntents: ["a", "b"], workspace: "w")
                return try tx.writes(ofIntents: ["a", "b", "c"], workspace: "w").keys.sorted()
            }
            #expect(left == ["a", "c"])
        }
    }

    @Test(arguments: [OutboxWrite.State.dead, .withheld])
    func `only what rests, and only of intents, is decided anew`(_ state: OutboxWrite.State) async throws {
        try await withStore { store in
            let left = try await store.write { tx in
                let states = OutboxWrite.State.allCases
                try tx.add(
                    states.enumerated().map { Row.write(Int64($0 + 1), link: "\($0)", state: $1, intent: $1.rawValue) }
                        + [Row.write(90, link: "l", state: state)],
                    workspace: "w"
                )
                if state == .dead {
                    try tx.dropDeadIntents(workspace: "w")
                } else {
                    try tx.dropWithheldIntents(workspace: "w")
                }
                return try tx.writes(ofIntents: states.map(\.rawValue), workspace: "w").keys.sorted()
                    + (try tx.writes(in: state, limit: 9, workspace: "w").map { "\($0.id)" })
            }
            let others = OutboxWrite.State.allCases.filter { $0 != state }.map(\.rawValue).sorted()
            #expect(left == others + ["90"])
        }
    }

    @Test func `a list of what belongs to one is replaced and leaves others alone`() async throws {
        try await withStore { store in
            let owned = try await store.write { tx in
                try tx.upsert(
                    [Self.note("n1", of: "c1"), Self.note("n2", of: "c1"), Self.note("n3", of: "c2")].map { ($0, []) },
                    workspace: "w"
                )
                let fresh = [Self.note("n2", of: "c1", "edited"), Self.note("n4", of: "c1")]
                try tx.replace(.note, ownedBy: "c1", by: fresh, workspace: "w")
                return try tx.records(of: .note, ownedBy: ["c1", "c2", "c3"], workspace: "w")
            }
            #expect(owned.mapValues { $0.map(\.id.remoteID) } == ["c1": ["n2", "n4"], "c2": ["n3"]])
            #expect(owned["c1"]?.first?["body"] == "edited")
        }
    }

    @Test func `a copy keeps where it is, and that it is gone`() async throws {
        try await withStore { store in
            var copy = Copy(
                id: CopyID(.fieldNote, "t1"),
                target: RecordID(.note, "n1"),
                owner: "c1",
                content: "Ridge done"
            )
            let (made, gone, others) = try await store.write { [copy] tx in
                try tx.save(copy, workspace: "w")
                let made = try tx.copy(copy.id, workspace: "w")
                var later = copy
                (later.isGone, later.content) = (true, "Ridge and gutter done")
                try tx.save(later, workspace: "w")
                return (made, try tx.copies(of: .fieldNote, workspace: "w"), try tx.copies(of: .job, workspace: "w"))
            }
            #expect(made == copy)
            (copy.isGone, copy.content) = (true, "Ridge and gutter done")
            #expect(gone == ["t1": copy])
            #expect(others.isEmpty)
        }
    }

    @Test func `a list may be asked for from a moment on`() async throws {
        try await withStore { store in
            let ids = try await store.write { tx in
                for (id, second) in [("t1", 10.0), ("t2", 20), ("t3", 30)] {
                    let created = Date(timeIntervalSince1970: second)
                    let entry = Records.Record(
                        id: RecordID(.timeEntry, id),
                        fields: [:],
                        createdAt: created,
                        owner: "p1"
                    )
                    try tx.upsert([(entry, [])], workspace: "w")
                }
                return try tx.remoteIDs(of: .timeEntry, createdSince: Milliseconds(20_000), workspace: "w")
            }
            #expect(ids == ["t2", "t3"])
        }
    }
}
