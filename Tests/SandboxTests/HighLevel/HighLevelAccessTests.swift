import HTTPTypes
import Testing

@testable import Sandbox

/// Who gets in, and what the gate answers to everybody else.
@Suite struct HighLevelAccessTests {
    @Test func versionIsRequired() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let missing = try await client.call(.get, "/contacts/x", version: nil, token: "nobody")
            #expect(missing.status == 401)
            #expect(missing.message == "version header was not found.")
            #expect(missing.body["error"] == "Unauthorized")
            let unknown = try await client.call(.get, "/contacts/x", version: "2020-01-01")
            #expect(unknown.message == "version header is invalid")
        }
    }

    @Test(arguments: ["v3", "2023-02-21", "2021-07-28", "2021-04-15"])
    func versionsAreAccepted(_ version: String) async throws {
        let fixture = HighLevelFixture(contacts: 1)
        try await fixture.run { client in
            let answer = try await client.call(
                .get,
                "/contacts/?locationId=\(client.account.locationID)",
                version: version
            )
            #expect(answer.status == 200)
        }
    }

    @Test(arguments: [
        ("pit-000", "Invalid Private Integration token"), ("eyJ.a.b", "Invalid JWT"), ("", "Invalid JWT"),
    ])
    func tokensAreChecked(_ token: String, _ message: String) async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let answer = try await client.call(.get, "/contacts/x", token: token)
            #expect(answer.status == 401)
            #expect(answer.message == message)
            #expect(answer.body["traceId"]?.text?.isEmpty == false)
        }
    }

    @Test(arguments: ["/contacts/", "/contacts/?locationId=other", "/businesses/", "/locations/other/customFields"])
    func foreignAndMissingLocationsAreForbidden(_ path: String) async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let answer = try await client.call(.get, path)
            #expect(answer.status == 403)
            #expect(answer.message == "The token does not have access to this location.")
        }
    }

    @Test func searchAndCreateNeedTheLocation() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let calls: [(String, HighLevelValue)] = [
                ("/contacts/search", ["pageLimit": 1]), ("/contacts", ["firstName": "A"]),
                ("/contacts/upsert", ["locationId": "x"]),
            ]
            for (path, body) in calls {
                let answer = try await client.call(.post, path, body)
                #expect(answer.status == 403)
            }
        }
    }

    @Test func onlyUnroutedPathsAreNotFound() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let lookup = try await client.call(.get, "/contacts/lookup")
            #expect(lookup.status == 400)
            #expect(lookup.message == "Contact with id lookup not found")
            let unrouted = try await client.call(.get, "/nowhere/at/all", version: nil)
            #expect(unrouted.status == 404)
            #expect(unrouted.message == "Cannot GET /nowhere/at/all")
            for method in [HTTPRequest.Method.get, .put, .delete] {
                let body: HighLevelValue? = method == .put ? ["firstName": "A"] : nil
                let unknown = try await client.call(method, "/contacts/AAAAAAAAAAAAAAAAAAAA", body)
                #expect(unknown.status == 400)
                #expect(unknown.message == "Contact not found for id:AAAAAAAAAAAAAAAAAAAA")
                #expect(unknown.body["error"] == "Bad Request")
            }
        }
    }

    @Test func rateLimitAnswers429AndRecovers() async throws {
        let fixture = HighLevelFixture(contacts: 1, limits: true)
        try await fixture.run { client in
            let path = "/contacts/?locationId=\(client.account.locationID)"
            for left in (0..<100).reversed() {
                let answer = try await client.call(.get, path)
                #expect(answer.status == 200)
                #expect(answer.header("X-RateLimit-Remaining") == String(left))
            }
            let refused = try await client.call(.get, path)
            #expect(refused.status == 429)
            #expect(refused.header("X-RateLimit-Max") == "100")
            #expect(refused.header("X-RateLimit-Interval-Milliseconds") == "10000")
            #expect(refused.header("X-RateLimit-Limit-Daily") == "200000")
            #expect(refused.header("X-RateLimit-Daily-Remaining") == "199900")
            fixture.advance(10)
            #expect(try await client.call(.get, path).header("X-RateLimit-Remaining") == "99")
        }
    }

    @Test func theDayHasItsOwnLimit() {
        var limit = HighLevelRateLimit(enforced: true)
        var now = HighLevelTime(milliseconds: 0)
        for index in 0..<200_000 {
            now.milliseconds = Int64(index / 100) * 10_000
            #expect(limit.admit(at: now) == true)
        }
        now.milliseconds += 20_000
        #expect(limit.admit(at: now) == false)
        now.milliseconds = 86_400_000
        #expect(limit.admit(at: now) == true)
    }

    @Test func withoutLimitsTheHeadersAreLarge() async throws {
        let fixture = HighLevelFixture(contacts: 1)
        try await fixture.run { client in
            let answer = try await client.call(.get, "/contacts/?locationId=\(client.account.locationID)")
            #expect(answer.header("X-RateLimit-Max") == "1000000")
            #expect(answer.header("ETag")?.hasPrefix("W/\"") == true)
        }
    }

    @Test func malformedBodiesAreRefused() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let answer = try await client.call(.post, "/contacts/", .array([]))
            #expect(answer.status == 400)
        }
    }
}
