import Foundation
import Records
import Storage
import Testing

@Suite struct OutboxTests {
    @Test func `a write keeps everything`() async throws {
        try await withStore { store in
            var write = Row.write(1, state: .dead, notBefore: 90)
            write.targetID = "p1"
            write.attempts = 3
            write.doubts = 2
            write.attemptedAt = Milliseconds(80)
            write.error = "503"
            let stored = try await store.write { [write] tx in
                try tx.add([write, Row.write(2)], workspace: "w")
                return try tx.writes(in: .dead, limit: 10, workspace: "w")
            }
            #expect(stored == [write])
        }
    }

    // MARK: Claiming

    @Test func `of one link only the oldest write is taken, of many links one each`() async throws {
        try await withStore { store in
            let claims = try await store.write { tx in
                try tx.add(
                    [Row.write(1), Row.write(2), Row.write(3, link: "l2"), Row.write(4, link: "l3")],
                    workspace: "w"
                )
                return try tx.claim().map(\.id)
            }
            #expect(claims == [1, 3, 4])
            let again = try await store.write { try $0.claim().map(\.id) }
            #expect(again == [])
            let next = try await store.write { tx in
                _ = try tx.finish([1], owner: "me", workspace: "w")
                return try tx.claim().map(\.id)
            }
            #expect(next == [2])
        }
    }

    @Test func `a write waits for an earlier one of its link in the other system`() async throws {
        try await withStore { store in
            let (projects, contacts) = try await store.write { tx in
                try tx.add([Row.write(1, .highLevel), Row.write(2, .busybusy)], workspace: "w")
                return (try tx.claim(.busybusy).map(\.id), try tx.claim(.highLevel).map(\.id))
            }
            #expect(projects == [])
            #expect(contacts == [1])
        }
    }

    @Test(arguments: [
        (OutboxWrite.State.dead, [2]), (.withheld, [2]), (.guarded, [2]), (.sending, [Int64]()), (.accepted, []),
    ])
    func `what rests does not hold up the link, what is under way does`(
        _ state: OutboxWrite.State,
        _ ids: [Int64]
    ) async throws {
        try await withStore { store in
            let claims = try await store.write { tx in
                try tx.add([Row.write(1, state: state), Row.write(2)], workspace: "w")
                return try tx.claim().map(\.id)
            }
            #expect(claims == ids)
        }
    }

    @Test func `what is not due is not taken, and when it will be is known`() async throws {
        try await withStore { store in
            let result = try await store.write { tx in
                try tx.add([Row.write(1, notBefore: 1001), Row.write(2, link: "l2", notBefore: 2000)], workspace: "w")
                return (
                    try tx.claim(now: 1000).map(\.id), try tx.nextDue(system: .busybusy, workspace: "w"),
                    try tx.nextDue(system: .highLevel, workspace: "w"), try tx.claim(now: 1001).map(\.id)
                )
            }
            #expect(result.0 == [])
            #expect(result.1 == Milliseconds(1001))
            #expect(result.2 == nil)
            #expect(result.3 == [1])
        }
    }

    @Test func `a claim takes the longest due first, no more than asked for, and notes the attempt`() async throws {
        try await withStore { store in
            let claims = try await store.write { tx in
                try tx.add(
                    [
                        Row.write(1, link: "a", notBefore: 300), Row.write(2, link: "b", notBefore: 100),
                        Row.write(3, link: "c", notBefore: 200),
                    ],
                    workspace: "w"
                )
                return try tx.claim(limit: 2, now: 1000)
            }
            #expect(claims.map(\.id) == [2, 3])
            #expect(claims.allSatisfy { $0.state == .sending && $0.attempts == 1 && $0.doubts == 1 })
            #expect(claims.allSatisfy { $0.attemptedAt == Milliseconds(1000) })
        }
    }

    // MARK: Release, finish, leases

    /// An attempt that surely had no effect leaves no doubt; one that may have had one adds to the doubts.
    @Test(arguments: [(false, 1), (true, 2)])
    func `a write put back is taken again, and remembers its doubts`(_ isInDoubt: Bool, _ doubts: Int) async throws {
        try await withStore { store in
            let result = try await store.write { tx in
                try tx.add([Row.write(1)], workspace: "w")
                _ = try tx.claim(now: 1000)
                try tx.release(
                    1,
                    as: .pending,
                    isInDoubt: isInDoubt,
                    notBefore: Milliseconds(5000),
                    error: "timeout",
                    owner: "me",
                    workspace: "w"
                )
                return (
                    try tx.writes(in: .pending, limit: 1, workspace: "w"), try tx.claim(now: 4999),
                    try tx.claim(owner: "other", now: 5000)
                )
            }
            #expect(result.0.first?.error == "timeout")
            #expect(result.0.first?.doubts == doubts - 1)
            #expect(result.1.isEmpty)
            #expect(result.2.map(\.attempts) == [2])
            #expect(result.2.map(\.doubts) == [doubts])
        }
    }

    @Test func `an attempt that does not count is not held against the write`() async throws {
        try await withStore { store in
            let attempts = try await store.write { tx in
                try tx.add([Row.write(1)], workspace: "w")
                _ = try tx.claim()
                try tx.release(
                    1,
                    as: .pending,
                    isInDoubt: false,
                    notBefore: Milliseconds(0),
                    error: nil,
                    countsAttempt: false,
                    owner: "me",
                    workspace: "w"
                )
                return try tx.claim().map(\.attempts)
            }
            #expect(attempts == [1])
        }
    }

    @Test func `only the owner may put a write back or finish it`() async throws {
        try await withStore { store in
            let result = try await store.write { tx in
                try tx.add([Row.write(1), Row.write(2, link: "l2")], workspace: "w")
                _ = try tx.claim(owner: "me")
                let stolen = try tx.finish([1, 2], owner: "thief", workspace: "w")
                try tx.release(
                    1,
                    as: .dead,
                    isInDoubt: false,
                    notBefore: Milliseconds(0),
                    error: nil,
                    owner: "thief",
                    workspace: "w"
                )
                let sending = try tx.outboxCounts(workspace: "w")[.sending]
                return (stolen, sending, try tx.finish([1, 9], owner: "me", workspace: "w"))
            }
            #expect(result.0 == [])
            #expect(result.1 == 2)
            #expect(result.2 == [1])
            let left = try await store.read { try $0.outboxCounts(workspace: "w") }
            #expect(left == [.sending: 1])
            let none = try await store.write { try $0.finish([], owner: "me", workspace: "w") }
            #expect(none == [])
        }
    }

    @Test func `leases of processes that are no more are given up, after the time to settle`() async throws {
        try await withStore { store in
            let result = try await store.write { tx in
                try tx.add(
                    [
                        Row.write(1), Row.write(2, link: "l2", notBefore: 900), Row.write(3, link: "l3"),
                        Row.write(4, link: "l4", .highLevel),
                    ],
                    workspace: "w"
                )
                _ = try tx.claim(limit: 2, owner: "dead", now: 1000)
                _ = try tx.claim(owner: "me", now: 1000)
                _ = try tx.claim(.highLevel, owner: "dead", now: 1000)
                let count = try tx.expireLeases(except: "me", system: .busybusy, settle: 250, workspace: "w")
                let late = try tx.finish([1, 2], owner: "dead", workspace: "w")
                return (count, late, try tx.claim(now: 1249), try tx.claim(now: 1250))
            }
            #expect(result.0 == 2)
            #expect(result.1 == [])
            #expect(result.2.isEmpty)
            #expect(result.3.map(\.doubts) == [2, 2])
            let sending = try await store.read { try $0.writes(in: .sending, limit: 10, workspace: "w").map(\.id) }
            #expect(sending.count == 4)
        }
    }

    // MARK: Resting states

    @Test func `guarded writes are let through or dropped together`() async throws {
        try await withStore { store in
            let result = try await store.write { tx in
                try tx.add(
                    [
                        Row.write(1, state: .guarded), Row.write(2, link: "l2", state: .guarded),
                        Row.write(3, link: "l3"),
                    ],
                    workspace: "w"
                )
                let claimed = try tx.claim().map(\.id)
                let links = try tx.linkIDs(withWritesIn: .guarded, workspace: "w")
                let dropped = try tx.drop(.guarded, workspace: "w")
                return (claimed, links, dropped, try tx.outboxCounts(workspace: "w"))
            }
            #expect(result.0 == [3])
            #expect(result.1 == ["l1", "l2"])
            #expect(result.2 == ["l1", "l2"])
            #expect(result.3 == [.sending: 1])
            let released = try await store.write { tx in
                try tx.add([Row.write(4, state: .guarded)], workspace: "w")
                try tx.releaseGuarded(workspace: "w")
                return try tx.claim().map(\.id)
            }
            #expect(released == [4])
        }
    }

    @Test func `withheld writes are of one system and are not sent`() async throws {
        try await withStore { store in
            let result = try await store.write { tx in
                try tx.add(
                    [Row.write(1), Row.write(2, link: "l2", .highLevel), Row.write(3, link: "l3", state: .dead)],
                    workspace: "w"
                )
                try tx.withhold(system: .busybusy, workspace: "w")
                return (
                    try tx.claim().map(\.id), try tx.outboxCounts(workspace: "w"),
                    try tx.pendingCount(system: .highLevel, workspace: "w"),
                    try tx.pendingCount(system: .busybusy, workspace: "w")
                )
            }
            #expect(result.0 == [])
            #expect(result.1 == [.withheld: 1, .pending: 1, .dead: 1])
            #expect(result.2 == 1)
            #expect(result.3 == 0)
        }
    }

    @Test func `dropping a link's writes spares what is on its way or accepted, and other links`() async throws {
        try await withStore { store in
            let states = try await store.write { tx in
                try tx.add([Row.write(1), Row.write(9, link: "l2", notBefore: 5000)], workspace: "w")
                _ = try tx.claim()
                let resting = OutboxWrite.State.allCases.filter { $0 != .sending }
                try tx.add(
                    resting.enumerated().map { Row.write(Int64($0.offset + 2), state: $0.element) },
                    workspace: "w"
                )
                try tx.dropWrites(ofLink: "l1", workspace: "w")
                return try tx.outboxCounts(workspace: "w")
            }
            #expect(states == [.sending: 1, .accepted: 1, .pending: 1])
        }
    }

    @Test func `what was given up is dropped for the links named`() async throws {
        try await withStore { store in
            let counts = try await store.write { tx in
                try tx.add(
                    [
                        Row.write(1, state: .dead), Row.write(2, state: .withheld), Row.write(3),
                        Row.write(4, link: "l2", state: .dead),
                    ],
                    workspace: "w"
                )
                try tx.dropDeadWrites(ofLinks: ["l1"], workspace: "w")
                try tx.dropDeadWrites(ofLinks: [], workspace: "w")
                return try tx.outboxCounts(workspace: "w")
            }
            #expect(counts == [.pending: 1, .dead: 1])
        }
    }

    /// The doubts stay: what an earlier attempt may have made is still looked for before it is made again.
    @Test func `what rests is put back in line for the links and the action named, doubts and all`() async throws {
        try await withStore { store in
            let (counts, claims) = try await store.write { tx in
                var given = Row.write(1, state: .dead)
                given.attempts = 8
                given.doubts = 2
                given.error = "503"
                let others = [
                    Row.write(2, link: "l2", state: .withheld), Row.write(3, link: "l3", state: .dead),
                    Row.write(4, link: "l4", state: .guarded),
                ]
                try tx.add([given] + others, workspace: "w")
                let moment = Milliseconds(1000)
                try tx.rearm(action: "update", ofLinks: ["l1", "l2"], at: moment, workspace: "w")
                try tx.rearm(action: "create", ofLinks: ["l1", "l2", "l4"], at: moment, workspace: "w")
                try tx.rearm(action: "create", ofLinks: [], at: moment, workspace: "w")
                return (try tx.outboxCounts(workspace: "w"), try tx.claim(now: 1000))
            }
            #expect(counts == [.pending: 2, .dead: 1, .guarded: 1])
            #expect(claims.map(\.id) == [1, 2])
            #expect(claims.map(\.attempts) == [1, 1])
            #expect(claims.map(\.doubts) == [3, 1])
            #expect(claims.allSatisfy { $0.error == nil })
        }
    }
}
