import Foundation
import Records
import Storage
import Testing

@Suite struct ArrivalsTests {
    private static let ana = RecordID(.contact, "ana")
    private static let deal = RecordID(.opportunity, "deal")

    private func arrival(_ name: String, _ subjects: [RecordID] = [ana], at moment: Int64 = 1000) -> Arrival {
        Arrival(identity: Data(name.utf8), subjects: subjects, receivedAt: Milliseconds(moment))
    }

    /// Takes messages in with ids that begin at the given one.
    private func takeIn(_ arrivals: [Arrival], from first: Int64, _ tx: StoreTransaction) throws -> [Bool] {
        var next = first - 1
        return try tx.takeIn(
            arrivals,
            nextID: {
                next += 1
                return next
            },
            workspace: "w"
        )
    }

    @Test func `a message makes an event for each record that it is about`() async throws {
        try await withStore { store in
            let (isNew, events) = try await store.write { tx in
                (
                    try takeIn([arrival("a", [Self.deal, Self.ana]), arrival("b", [])], from: 1, tx),
                    try tx.unread(limit: 10, workspace: "w")
                )
            }
            #expect(isNew == [true, true])
            #expect(events.map(\.subject) == [Self.deal, Self.ana])
            #expect(events.map(\.id) == [1, 2])
        }
    }

    @Test func `a message that comes again makes no event, not even after its first was handled`() async throws {
        try await withStore { store in
            let again = try await store.write { tx in
                let first = try takeIn([arrival("a"), arrival("a")], from: 1, tx)
                try tx.consume([1], workspace: "w")
                return (first, try takeIn([arrival("a")], from: 5, tx), try tx.inboxCount(workspace: "w"))
            }
            #expect(again.0 == [true, false])
            #expect(again.1 == [false])
            #expect(again.2 == 0)
        }
    }

    @Test func `what comes while its record is being read is read once more`() async throws {
        try await withStore { store in
            let left = try await store.write { tx in
                _ = try takeIn([arrival("a")], from: 1, tx)
                let seen = try tx.unread(limit: 10, workspace: "w")
                _ = try takeIn([arrival("b")], from: 2, tx)
                try tx.consume(seen.map(\.id), workspace: "w")
                return try tx.unread(limit: 10, workspace: "w")
            }
            #expect(left.map(\.id) == [2])
            #expect(left.map(\.subject) == [Self.ana])
        }
    }

    @Test func `nothing is decided before the record was read`() async throws {
        try await withStore { store in
            let events = try await store.write { tx in
                _ = try takeIn([arrival("a")], from: 1, tx)
                return (try tx.events(after: -1, limit: 10, workspace: "w"), try tx.inboxCount(workspace: "w"))
            }
            #expect(events.0.isEmpty)
            #expect(events.1 == 1)
        }
    }

    @Test func `old messages are forgotten, some at a time`() async throws {
        try await withStore { store in
            let (forgotten, isNew) = try await store.write { tx in
                _ = try takeIn((0..<5).map { arrival("m\($0)", [], at: $0 * 10) }, from: 1, tx)
                let moment = Milliseconds(30)
                let forgotten = try (0..<3).map { _ in try tx.forgetArrivals(before: moment, limit: 2, workspace: "w") }
                return (forgotten, try takeIn((0..<5).map { arrival("m\($0)", [], at: 90) }, from: 9, tx))
            }
            #expect(forgotten == [2, 1, 0])
            #expect(isNew == [true, true, true, false, false])
        }
    }

    @Test func `another workspace knows none of it`() async throws {
        try await withStore { store in
            let (events, isNew, forgotten) = try await store.write { tx in
                _ = try takeIn([arrival("a")], from: 1, tx)
                return (
                    try tx.unread(limit: 10, workspace: "other"),
                    try tx.takeIn([arrival("a")], nextID: { 1 }, workspace: "other"),
                    try tx.forgetArrivals(before: Milliseconds(5000), limit: 9, workspace: "third")
                )
            }
            #expect(events.isEmpty)
            #expect(isNew == [true])
            #expect(forgotten == 0)
        }
    }
}
