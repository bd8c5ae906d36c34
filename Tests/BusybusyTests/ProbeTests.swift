import Foundation
import Testing

@testable import Busybusy

@Suite(.timeLimit(.minutes(10))) struct ProbeTests {
    private static let typename = StubReply.json(#"{"data":{"__typename":"Query"}}"#)
    private static let noIntrospection = StubReply.errors("introspection is disabled")

    private static func rows(_ root: String, _ count: Int = 1) -> StubReply {
        .json(#"{"data":{"\#(root)":[\#(Array(repeating: #"{"id":"a"}"#, count: count).joined(separator: ","))]}}"#)
    }

    /// The replies to one row of every list, in the order in which they are asked for.
    private static let lists = [
        "projects", "projects", "members", "costCodes", "equipment", "budgetHours", "budgetCosts", "progressBudgets",
    ].map { rows($0) }
    private static let noTimeEntries = StubReply.errors(#"Cannot query field \"timeEntries\" on type \"Query\"."#)
    private static let counts = [
        rows("projects", 3), rows("projects", 1),
        StubReply.json(#"{"data":{"members":[{"id":"m","position":{"title":"Admin"}},{"id":"n"}]}}"#),
    ]

    private func probe(
        _ replies: [StubReply],
        key: String = Harness.key,
        _ check:
            @escaping @Sendable (
                BusybusyCapabilities, Harness
            ) throws -> Void
    ) async throws {
        try await Harness.run(replies, key: key) { harness in
            let probe = BusybusyProbe(client: harness.client, writer: .graphQL)
            try check(try await probe.run(now: ProbeSamples.now), harness)
        }
    }

    @Test(arguments: [
        ("a.b.c", "looks like one from a sign-in"), ("0123abcd", "does not look like one from a sign-in"),
    ])
    func aRefusedKeyStopsTheProbeAtOnce(_ key: String, _ words: String) async throws {
        try await probe([.json("", status: 401)], key: key) { result, harness in
            #expect(harness.server.requests.count == 1)
            let connection = try #require(result[.connection])
            #expect(connection.state == .refused && connection.advice?.contains(words) == true)
            #expect(connection.advice?.contains("Integration Key") == true)
            #expect(connection.advice?.contains("has died") == true)
            #expect(result.capabilities.dropFirst().allSatisfy { $0.state == .unknown })
            #expect(result.capabilities.count == BusybusyCapability.Name.allCases.count)
        }
    }

    @Test(arguments: [[typename], [typename, noIntrospection], [typename, noIntrospection] + lists.prefix(3)])
    func aServerThatAnswersSomethingToAnybodyDoesNotHideARefusedKey(_ before: [StubReply]) async throws {
        try await probe(before + [.json("", status: 401)]) { result, harness in
            #expect(harness.server.requests.count == before.count + 1)
            #expect(result[.connection]?.state == .refused && result.offers.reads.isEmpty)
        }
    }

    @Test func everyPartIsTried() async throws {
        let changed = [Self.rows("projects", 0), Self.rows("projects", 1)]
        let head = PayrollColumn.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ",") + "\n"
        let replies =
            [Self.typename, Self.noIntrospection] + Self.lists + [Self.noTimeEntries] + Self.counts + changed
            + [.json(head)]
        try await probe(replies) { result, harness in
            #expect(harness.server.unusedReplies == 0)
            #expect(result[.introspection]?.state == .refused)
            #expect(result[.projects]?.state == .proven && result[.budgetHours]?.state == .proven)
            #expect(result[.timeEntries]?.state == .refused)
            #expect(result[.timeEntries]?.details == [#"Cannot query field "timeEntries" on type "Query"."#])
            #expect(result.visibility?.projects == 2 && result.visibility?.members == 2)
            #expect(result.visibility?.membersByPosition == ["Admin": 1, "": 1])
            #expect(result.changedSinceOperator == ChangedSinceFilter.names[0])
            #expect(result[.payrollExport]?.state == .proven)
            #expect(harness.calls.all.allSatisfy { !$0.isWrite })
            #expect(!harness.server.requests.contains { $0.body.contains("mutation ") })
        }
    }

    /// What the service answers to each name in turn, and what is concluded.
    @Test(
        arguments: [
            ([0, 1], "greaterThanOrEqualTo", BusybusyCapability.State.proven), ([1], nil, .refused),
            ([0, 0], nil, .unknown),
            ([-1, -1, 0, 1], "gte", .proven), ([-1, -1, -1, -1, -1], nil, .refused),
        ] as [([Int], String?, BusybusyCapability.State)]
    )
    func anOperatorCountsOnlyWhenItIsProven(
        _ answers: [Int],
        _ name: String?,
        _ state: BusybusyCapability.State
    ) async throws {
        let changed = answers.map {
            $0 < 0 ? .errors("Field is not defined by type DateFilter") : Self.rows("projects", $0)
        }
        let replies =
            [Self.typename, Self.noIntrospection] + Self.lists + [Self.noTimeEntries] + Self.counts + changed
            + [.json("", status: 404)]
        try await probe(replies) { result, harness in
            #expect(result[.changedSince]?.state == state)
            #expect(result.changedSinceOperator == name && result.offers.changedSinceOperator == name)
            #expect(result[.payrollExport]?.state == .unknown && !result.offers.hoursFromExport)
            #expect(harness.server.unusedReplies == 0)
        }
    }

    @Test func anExportThatRefusesTheKeyLeavesTheRest() async throws {
        let replies =
            [Self.typename, Self.noIntrospection] + Self.lists + [Self.noTimeEntries] + Self.counts
            + [Self.rows("projects", 1), .json("", status: 401)]
        try await probe(replies) { result, _ in
            #expect(result[.payrollExport]?.state == .refused && result[.connection]?.state == .proven)
            #expect(result.offers.reads.contains(.projects) && !result.offers.hoursFromExport)
        }
    }

    @Test func noPartOfTheResultTellsTheKey() async throws {
        let echo = StubReply.errors("bad key \(Harness.key)")
        let replies = [Self.typename, echo] + Array(repeating: echo, count: 9) + [.json(Harness.key, status: 400)]
        try await probe(replies) { result, _ in
            let stored = String(decoding: try JSONEncoder().encode(result), as: UTF8.self)
            #expect(!stored.contains(Harness.key) && stored.contains("<redacted>"))
            #expect(!result.report.joined().contains(Harness.key))
        }
    }
}
