import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Sandbox

/// Statistics and faults.
@Suite struct HighLevelControlTests {
    @Test func callsAreCountedByOperation() async throws {
        let fixture = HighLevelFixture(contacts: 3)
        try await fixture.run { client in
            _ = try await client.search(["pageLimit": 1])
            _ = try await client.search(["pageLimit": 1])
            _ = try await client.call(.get, "/contacts/nobody", token: "wrong")
            let stats = try await client.call(.get, "/_sandbox/stats", version: nil)
            #expect(stats.body["requests"] == 3)
            #expect(stats.body["byOperation"] == ["GET /contacts/{contactId}": 1, "POST /contacts/search": 2])
        }
    }

    @Test func lostRepliesDoTheirWork() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let fault: HighLevelValue = ["operation": "POST /contacts/", "kind": "replyLost", "times": 1]
            #expect(try await client.call(.post, "/_sandbox/faults", fault).status == 201)
            let lost = try await client.call(.post, "/contacts/", client.located(["email": "a@x.org"]))
            #expect(lost.status == 502)
            #expect(lost.body == .null)
            let again = try await client.call(.post, "/contacts/", client.located(["email": "a@x.org"]))
            #expect(again.status == 400)
            #expect(again.body["meta"]?["matchingField"] == "email")
        }
    }

    @Test(arguments: [("status500", 500), ("status429", 429), ("reset", 502)])
    func faultsDoNothingAndRunOut(_ kind: String, _ status: Int) async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let fault: HighLevelValue = ["operation": "*", "kind": .string(kind), "times": 2]
            _ = try await client.call(.post, "/_sandbox/faults", fault)
            for expected in [status, status, 201] {
                let answer = try await client.call(.post, "/contacts/", client.located(["email": "a@x.org"]))
                #expect(answer.status == expected)
            }
        }
    }

    @Test func faultsCanBeTakenBack() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let fault: HighLevelValue = ["operation": "*", "kind": "status500", "times": 9]
            _ = try await client.call(.post, "/_sandbox/faults", fault)
            _ = try await client.call(.delete, "/_sandbox/faults")
            _ = try await client.create(["firstName": "A"])
        }
    }

    @Test func slowAnswersArrive() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let fault: HighLevelValue = ["operation": "*", "kind": "slow", "times": 1, "delayMilliseconds": 1]
            _ = try await client.call(.post, "/_sandbox/faults", fault)
            _ = try await client.create(["firstName": "A"])
        }
    }

    @Test(arguments: [
        #"{"operation": "POST /nowhere", "kind": "reset", "times": 1}"#,
        #"{"operation": "*", "kind": "explode", "times": 1}"#, #"{"operation": "*", "kind": "reset", "times": 0}"#,
    ])
    func wrongFaultsAreRefused(_ text: String) async throws {
        let fault = try HighLevelValue(json: text)
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let answer = try await client.call(.post, "/_sandbox/faults", fault)
            #expect(answer.status == 400)
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func overASocketTheConnectionCloses() async throws {
        let fixture = HighLevelFixture()
        fixture.sandbox.withTraffic { $0.add(.init(operation: "*", kind: .replyLost, times: 1)) }
        let application = Application(router: fixture.sandbox.buildRouter())
        let account = fixture.sandbox.account
        try await application.test(.ahc()) { client in
            let calls = HighLevelClient(client: client, account: account)
            await #expect(throws: (any Error).self) {
                try await calls.call(.post, "/contacts/", calls.located(["email": "a@x.org"]))
            }
            let found = try await calls.search(["pageLimit": 1])
            #expect(found.body["total"] == 1)
        }
    }
}
