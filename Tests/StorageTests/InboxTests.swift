import Records
import Storage
import Testing

@Suite struct InboxTests {
    private let contact = RecordID(.contact, "c1")
    private let project = RecordID(.project, "p1")

    @Test func `events come in order of their ids, after the one named, as many as asked for`() async throws {
        try await withStore { store in
            let read = try await store.write { [contact, project] tx in
                let events = [
                    Row.event(3, project, at: 30), Row.event(1, contact, at: 10), Row.event(2, contact, .replan),
                ]
                try tx.enqueue(events, workspace: "w")
                return (
                    try tx.events(after: -1, limit: 10, workspace: "w"),
                    try tx.events(after: 1, limit: 1, workspace: "w")
                )
            }
            #expect(
                read.0 == [
                    Row.event(1, contact, at: 10), Row.event(2, contact, .replan), Row.event(3, project, at: 30),
                ]
            )
            #expect(read.1.map(\.id) == [2])
        }
    }

    @Test func `one pending event of a source and a record is enough`() async throws {
        try await withStore { store in
            let ids = try await store.write { [contact, project] tx in
                try tx.enqueue([Row.event(1, contact), Row.event(2, contact), Row.event(3, project)], workspace: "w")
                try tx.enqueue([Row.event(4, contact), Row.event(5, contact, .review)], workspace: "w")
                return try tx.events(after: -1, limit: 10, workspace: "w").map(\.id)
            }
            #expect(ids == [1, 3, 5])
        }
    }

    @Test func `a contact and a project with one id are two records`() async throws {
        try await withStore { store in
            let count = try await store.write { tx in
                try tx.enqueue(
                    [Row.event(1, RecordID(.contact, "x")), Row.event(2, RecordID(.project, "x"))],
                    workspace: "w"
                )
                return try tx.inboxCount(workspace: "w")
            }
            #expect(count == 2)
        }
    }

    @Test func `a handled event makes room for the next of its kind`() async throws {
        try await withStore { store in
            let ids = try await store.write { [contact] tx in
                try tx.enqueue([Row.event(1, contact)], workspace: "w")
                try tx.consume([1], workspace: "w")
                try tx.consume([], workspace: "w")
                try tx.enqueue([Row.event(2, contact)], workspace: "w")
                return try tx.events(after: -1, limit: 10, workspace: "w").map(\.id)
            }
            #expect(ids == [2])
        }
    }

    @Test(arguments: [
        (OutboxWrite.State.pending, true), (.sending, true), (.guarded, true), (.accepted, true), (.withheld, false),
        (.dead, false),
    ])
    func `events of both halves wait while a write of their link is under way`(
        _ state: OutboxWrite.State,
        _ waits: Bool
    ) async throws {
        try await withStore { store in
            let ids = try await store.write { [contact, project] tx in
                try tx.save([Row.link("l1", "c1", "p1"), Row.link("l2", "c2", "p2")], workspace: "w")
                try tx.add([Row.write(1, link: "l1", state: state)], workspace: "w")
                try tx.enqueue(
                    [Row.event(1, contact), Row.event(2, project), Row.event(3, RecordID(.contact, "c2"))],
                    workspace: "w"
                )
                return try tx.events(after: -1, limit: 10, workspace: "w").map(\.id)
            }
            #expect(ids == (waits ? [3] : [1, 2, 3]))
        }
    }

    @Test func `an event that waited comes once the write is finished, and is counted meanwhile`() async throws {
        try await withStore { store in
            let (waiting, ids) = try await store.write { [contact] tx in
                try tx.save([Row.link("l1", "c1", nil, .pending)], workspace: "w")
                try tx.add([Row.write(1)], workspace: "w")
                try tx.enqueue([Row.event(1, contact)], workspace: "w")
                let waiting = try tx.inboxCount(workspace: "w")
                _ = try tx.claim()
                _ = try tx.finish([1], owner: "me", workspace: "w")
                return (waiting, try tx.events(after: -1, limit: 10, workspace: "w").map(\.id))
            }
            #expect(waiting == 1)
            #expect(ids == [1])
        }
    }
}
