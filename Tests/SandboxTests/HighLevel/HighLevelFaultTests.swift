import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Sandbox

/// Faults asked for by a request, switched on, and drawn from a seed.
@Suite struct HighLevelFaultTests {
    private func asking(_ fault: String, _ account: HighLevelAccount) throws -> HTTPFields {
        var headers: HTTPFields = [.authorization: "Bearer \(account.token)"]
        headers[try #require(HTTPField.Name("Version"))] = "2021-07-28"
        headers[try #require(HTTPField.Name("X-Sandbox-Fault"))] = fault
        return headers
    }

    private func body(_ account: HighLevelAccount) -> String {
        #"{"locationId":"\#(account.locationID)","email":"a@x.org"}"#
    }

    @Test(arguments: [
        ("status429", 429, false), ("status500", 500, false), ("status502", 502, false), ("reset", 502, false),
        ("replyLost", 502, true), ("slow=0", 201, true), ("truncated", 201, true), ("wrongShape", 201, true),
        ("notJSON", 201, true),
    ])
    func aRequestAsksForItsOwnFault(_ fault: String, _ status: Int, _ isDone: Bool) async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run { client in
            let headers = try asking(fault, fixture.main)
            let answer = try await client.raw(.post, "/contacts/", headers: headers, body: body(fixture.main))
            #expect(answer.status == status)
            #expect(fixture.sandbox.contactCount == (isDone ? 4 : 3))
            let next = try await client.call(.get, "/contacts/?locationId=\(fixture.main.locationID)")
            #expect(next.status == 200)
            let stats = try await client.call(.get, "/_sandbox/stats").body["faults"]
            let kind = String(fault.prefix { $0 != "=" })
            let counts = HighLevelValue(counts: [kind: 1])
            #expect(stats?["total"] == 1)
            #expect(stats?["byKind"] == counts)
            #expect(stats?["byOperation"]?["POST /contacts/"] == counts)
        }
    }

    @Test func theAnswersAreWrongInTheirOwnWays() async throws {
        let fixture = HighLevelAgencyFixture()
        let path = "/contacts/?locationId=\(fixture.main.locationID)"
        try await fixture.run { client in
            func get(_ fault: String) async throws -> HighLevelClient.RawAnswer {
                try await client.raw(.get, path, headers: try asking(fault, fixture.main))
            }
            let gateway = try await get("status502")
            #expect(gateway.headers[.contentType] == "text/html")
            #expect(gateway.text.contains("<h1>502 Bad Gateway</h1>"))
            let half = try await get("truncated")
            #expect(try #require(Int(half.headers[.contentLength] ?? "")) > half.text.utf8.count)
            #expect(half.json == nil)
            let shape = try await get("wrongShape")
            #expect(shape.json?.members != nil)
            #expect(shape.json?["contacts"]?.elements == nil)
            let text = try await get("notJSON")
            #expect(text.status == 200)
            #expect(text.headers[.contentType]?.hasPrefix("application/json") == true)
            #expect(text.headers[.contentLength] == String(text.text.utf8.count))
            #expect(text.json == nil)
        }
    }

    @Test(arguments: ["explode", "", "slow=-1", "slow=x", "slow=600001"])
    func unknownFaultsAreRefusedWithTheirNames(_ fault: String) async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run { client in
            let headers = try asking(fault, fixture.main)
            let answer = try await client.raw(.post, "/contacts/", headers: headers, body: body(fixture.main))
            #expect(answer.status == 400)
            #expect(answer.text.contains("replyLost, status500"))
            #expect(fixture.sandbox.contactCount == 3)
        }
    }

    @Test func tokenCallsFailToo() async throws {
        let fixture = HighLevelAgencyFixture()
        let refresh = try #require(try fixture.issue(.location)["refresh_token"]?.text)
        try await fixture.run { client in
            let fault: HighLevelValue = ["operation": "POST /oauth/token", "kind": "replyLost", "times": 1]
            #expect(try await client.call(.post, "/_sandbox/faults", fault).status == 201)
            let lost = try await client.form("/oauth/token", fixture.refreshing(refresh))
            #expect(lost.status == 502)
            let again = try await client.form("/oauth/token", fixture.refreshing(refresh))
            #expect(again.status == 200)
            #expect(fixture.sandbox.access.counts.replayed == 1)
        }
    }

    @Test func theSameSeedAndOrderGiveTheSameFaults() {
        func drawn(_ seed: UInt64, between: Bool = false) -> [HighLevelFault.Kind?] {
            var random = HighLevelRandomFaults(seed: seed, share: 0.3)
            return (0..<200).map { index in
                if between, index % 3 == 0 { _ = random.next(for: "GET /b") }
                return random.next(for: "GET /a")?.kind
            }
        }
        let faults = drawn(1)
        #expect(faults == drawn(1))
        #expect(faults == drawn(1, between: true))
        #expect(faults != drawn(2))
        #expect((30...90).contains(faults.count { $0 != nil }))
        #expect(Set(faults.compactMap { $0 }) == Set(HighLevelFault.Kind.allCases))
    }

    @Test func drawnFaultsKeepToTheirOperationsAndKinds() async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run { (client) async throws in
            let random: HighLevelValue = [
                "seed": 3, "share": 1, "kinds": ["status500"], "operations": ["GET /contacts/{contactId}"],
            ]
            #expect(try await client.call(.post, "/_sandbox/faults/random", random).status == 201)
            #expect(try await client.call(.get, "/contacts/x").status == 500)
            #expect(try await client.call(.get, "/contacts/?locationId=\(fixture.main.locationID)").status == 200)
            #expect(try await client.call(.delete, "/_sandbox/faults").status == 200)
            #expect(try await client.call(.get, "/contacts/x").status == 400)
        }
    }

    @Test(arguments: [
        #"{"share": 2}"#, #"{"share": 0.1, "kinds": []}"#, #"{"share": 0.1, "kinds": ["boom"]}"#,
        #"{"share": 0.1, "operations": ["GET /nowhere"]}"#, #"{}"#, "nonsense",
    ])
    func wrongDrawsAreRefused(_ text: String) async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run { (client) async throws in
            #expect(try await client.raw(.post, "/_sandbox/faults/random", body: text).status == 400)
        }
    }

    @Test(.timeLimit(.minutes(10)), arguments: ["truncated", "reset", "replyLost"])
    func overASocketTheAnswerNeverArrivesWhole(_ fault: String) async throws {
        let fixture = HighLevelAgencyFixture()
        let headers = try asking(fault, fixture.main)
        let application = Application(router: fixture.sandbox.buildRouter())
        try await application.test(.ahc()) { client in
            let calls = HighLevelClient(client: client, account: fixture.main)
            await #expect(throws: (any Error).self) {
                try await calls.raw(.post, "/contacts/", headers: headers, body: body(fixture.main))
            }
            let found = try await calls.search(["pageLimit": 1])
            #expect(found.body["total"] == (fault == "reset" ? 3 : 4))
        }
    }
}
