import AsyncHTTPClient
import Foundation
import Logging
import NIOCore
import Testing

@testable import HighLevel

/// The same damage through a real socket and the whole client.
@Suite(.timeLimit(.minutes(10))) struct SocketFuzzTests {
    @Test func threeDamagedRepliesToEachCallGiveAValueOrAnError() async throws {
        let seed: UInt64 = 51
        let seeds = try ReplySeed.toClient()
        try #require(seeds.count == Self.calls.count)
        try await Self.run { client, server in
            for number in 0..<(3 * seeds.count) {
                var mutator = FuzzMutator(seed: seed, number: number, planted: Harness.token)
                var answer = FuzzAnswer()
                answer.body = ByteBuffer(bytes: mutator.damaged(seeds[number % seeds.count].reply))
                answer.status = mutator.pick([200, 200, 200, 201, 302, 400, 401, 403, 422, 500])
                answer.headers["Content-Type"] = mutator.pick(Self.contentTypes)
                answer.headers["X-RateLimit-Remaining"] = mutator.pick(["1", "-1", "x", "99999999999999999999", ""])
                answer.tellsLength = number % 2 == 0
                server.answer(answer)
                let call = Self.calls[number % seeds.count]
                try await call.expectValueOrError(client, "seed \(seed), case \(number)")
            }
        }
    }

    @Test(arguments: [true, false])
    func aReplyOf50MBIsNotTakenIn(_ tellsLength: Bool) async throws {
        try await Self.run { client, server in
            var answer = FuzzAnswer()
            answer.body = ByteBuffer(string: String(repeating: " ", count: 1 << 20))
            answer.times = 50
            answer.tellsLength = tellsLength
            server.answer(answer)
            let error = await failure(of: { _ = try await client.contact("c1") })
            #expect(error?.code == .responseTooLarge)
        }
    }

    @Test func aFailureOf50MBIsNotTakenInEither() async throws {
        try await Self.run { client, server in
            var answer = FuzzAnswer(status: 422)
            answer.body = ByteBuffer(string: String(repeating: "[", count: 1 << 20))
            answer.times = 50
            answer.tellsLength = false
            server.answer(answer)
            let error = await failure(of: { _ = try await client.createContact(ContactCreate()) })
            #expect(error?.code == .responseTooLarge && error?.effect == .unclear)
        }
    }

    private static let contentTypes = [
        "application/json", "text/html; charset=latin1", "", "application/octet-stream", "multipart/form-data", "x",
    ]

    /// One call of the client, whose value is of no interest.
    private struct Call: Sendable {
        let make: @Sendable (HighLevelClient) async throws -> Void

        func expectValueOrError(_ client: HighLevelClient, _ comment: String) async throws {
            do {
                try await make(client)
            } catch {
                let error = try #require(error as? HighLevelError, "\(comment): \(error)")
                #expect(ReplyFuzzTests.leak(of: error) == nil, "\(comment)")
            }
        }
    }

    /// In the order of ``ReplySeed/toClient()``.
    private static let calls = contacts + parts + opportunities + settings + changes

    private static let contacts = [
        Call { _ = try await $0.contact("c1") },
        Call { _ = try await $0.duplicateContact(email: "a@x.io") },
        Call { _ = try await $0.duplicateContact(email: "a@x.io") },
        Call { _ = try await $0.upsertContact(ContactCreate()) },
        Call { _ = try await $0.searchContacts(SearchRequest()) },
        Call { _ = try await $0.listContacts() },
        Call { _ = try await $0.businessContacts("b1") },
    ]

    private static let parts = [
        Call { _ = try await $0.tasks(of: "c1") },
        Call { _ = try await $0.task("t1", of: "c1") },
        Call { _ = try await $0.locationTasks() },
        Call { _ = try await $0.notes(of: "c1") },
        Call { _ = try await $0.note("n1", of: "c1") },
        Call { _ = try await $0.appointments(of: "c1") },
    ]

    private static let opportunities = [
        Call { _ = try await $0.searchOpportunities() },
        Call { _ = try await $0.findOpportunities() },
        Call { _ = try await $0.updateOpportunity("o1", OpportunityUpdate()) },
        Call { _ = try await $0.upsertOpportunity(OpportunityUpsert(pipelineID: "p1")) },
        Call { _ = try await $0.pipelines() },
    ]

    private static let settings = [
        Call { _ = try await $0.searchUsers(UserQuery(companyID: "k")) },
        Call { _ = try await $0.user("u1") },
        Call { _ = try await $0.calendars() },
        Call { _ = try await $0.calendar("k1") },
        Call {
            let (start, end) = (Date(timeIntervalSince1970: 0), Date(timeIntervalSince1970: 86_400))
            _ = try await $0.calendarEvents(CalendarEventQuery(.calendar("k1"), from: start, to: end))
        },
        Call { _ = try await $0.appointment("a2") },
        Call { _ = try await $0.businesses() },
        Call { _ = try await $0.business("b1") },
        Call { _ = try await $0.customFieldDefinitions() },
        Call { _ = try await $0.customFieldDefinition("f1") },
        Call { _ = try await $0.locationTags() },
        Call { _ = try await $0.locationTag("g1") },
        Call { _ = try await $0.location() },
    ]

    private static let changes = [
        Call { try await $0.deleteNote("n1", of: "c1") },
        Call { try await $0.addContact("c1", toCampaign: "k") },
        Call { try await $0.addContact("c1", toWorkflow: "w") },
        Call { _ = try await $0.addTags(["a"], toContacts: ["c1"]) },
        Call { _ = try await $0.removeTags(["a"], fromContacts: ["c1"]) },
        Call { _ = try await $0.setBusiness("b1", ofContacts: ["c1"]) },
        Call { _ = try await $0.addFollowers(["u2"], to: "c1") },
        Call { _ = try await $0.removeFollowers(["u2"], from: "c1") },
        Call { _ = try await $0.call("contacts.get-contact", inputs: ["contactId": "c1"], in: .forTests) },
    ]

    private static func run(
        _ body: @escaping @Sendable (HighLevelClient, FuzzServer) async throws -> Void
    ) async throws {
        try await FuzzServer.run { address, server in
            let http = HTTPClient(
                eventLoopGroupProvider: .singleton,
                configuration: HighLevelClient.httpConfiguration
            )
            do {
                let client = HighLevelClient(
                    configuration: try HighLevelConfiguration(
                        baseURL: address,
                        token: HighLevelToken(Harness.token),
                        locationID: "loc1",
                        maximumResponseBytes: 1_000_000
                    ),
                    httpClient: http,
                    logger: Logger(label: "test"),
                    clock: ManualTime().clock,
                    retry: .dontRetry
                )
                try await body(client, server)
            } catch {
                try await http.shutdown()
                throw error
            }
            try await http.shutdown()
        }
    }
}
