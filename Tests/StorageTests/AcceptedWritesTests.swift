import Foundation
import Records
import Storage
import Testing

@Suite struct AcceptedWritesTests {
    @Test func `what was on its way rests as accepted, of its own system only`() async throws {
        try await withStore { store in
            let (count, accepted, counts) = try await store.write { tx in
                try tx.add(
                    [Row.write(1), Row.write(2, link: "l2"), Row.write(3, link: "l3", .highLevel)],
                    workspace: "w"
                )
                _ = try tx.claim(limit: 1, now: 1000)
                let count = try tx.acceptExpired(system: .busybusy, patience: 500, workspace: "w")
                return (
                    count, try tx.acceptedWrites(system: .busybusy, workspace: "w"),
                    try tx.outboxCounts(workspace: "w")
                )
            }
            #expect(count == 1)
            #expect(accepted.map(\.id) == [1])
            #expect(accepted.map(\.notBefore) == [Milliseconds(1500)])
            #expect(counts == [.accepted: 1, .pending: 2])
        }
    }

    @Test func `an accepted write is claimed by nobody and removed once`() async throws {
        try await withStore { store in
            let (claims, first, second) = try await store.write { tx in
                try tx.add([Row.write(1, state: .accepted)], workspace: "w")
                return (
                    try tx.claim(now: 1_000_000).count, try tx.removeAccepted(1, workspace: "w"),
                    try tx.removeAccepted(1, workspace: "w")
                )
            }
            #expect(claims == 0)
            #expect(first && !second)
        }
    }

    @Test func `only what is said under the code is taken back`() async throws {
        try await withStore { store in
            let contact = RecordID(.contact, "c1")
            let codes = try await store.write { tx in
                let rows = ["unseen", "conflict"].map {
                    ReviewRow(
                        subject: contact,
                        code: $0,
                        field: "",
                        message: "m",
                        needsPerson: true,
                        at: Milliseconds(1)
                    )
                }
                try tx.addReview(rows, workspace: "w")
                try tx.removeReview(of: contact, code: "unseen", workspace: "w")
                return try tx.review(limit: 10, workspace: "w").map(\.code)
            }
            #expect(codes == ["conflict"])
        }
    }

    @Test func `the latest look at a system takes the place of the one before`() async throws {
        try await withStore { store in
            let (found, other) = try await store.write { tx in
                for moment in [Int64(5), 9] {
                    let result = Data("{\"at\":\(moment)}".utf8)
                    let row = CapabilitiesRow(system: .busybusy, probedAt: Milliseconds(moment), result: result)
                    try tx.save(row, workspace: "w")
                }
                return (
                    try tx.capabilities(of: .busybusy, workspace: "w"),
                    try tx.capabilities(of: .highLevel, workspace: "w")
                )
            }
            #expect(found?.probedAt == Milliseconds(9))
            #expect(found?.result == Data("{\"at\":9}".utf8))
            #expect(other == nil)
        }
    }
}
