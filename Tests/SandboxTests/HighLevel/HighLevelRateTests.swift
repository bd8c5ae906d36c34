import HTTPTypes
import Testing

@testable import Sandbox

/// Limits per app and resource, their rules, and what the headers say.
@Suite struct HighLevelRateTests {
    private func list(_ account: HighLevelAccount) -> String { "/contacts/?locationId=\(account.locationID)" }

    @Test func everyAppAndLocationIsCountedForItself() async throws {
        let fixture = HighLevelAgencyFixture(limits: true, rate: .init(burst: 2, daily: 100))
        let (main, second) = (fixture.main, fixture.second)
        let oauth = try fixture.accessToken(.location, location: main.locationID)
        try await fixture.run { (client) async throws in
            func remaining(_ account: HighLevelAccount, _ token: String) async throws -> String? {
                let answer = try await client.call(.get, list(account), token: token)
                return answer.status == 200 ? answer.header("X-RateLimit-Remaining") : String(answer.status)
            }
            #expect(try await remaining(main, main.token) == "1")
            #expect(try await remaining(main, main.token) == "0")
            #expect(try await remaining(main, main.token) == "429")
            #expect(try await remaining(second, second.token) == "1")
            #expect(try await remaining(main, oauth) == "1")
        }
    }

    @Test func anAppsTokensOfOneLocationShareItsLimit() async throws {
        let fixture = HighLevelAgencyFixture(limits: true, rate: .init(burst: 2, daily: 100))
        let tokens = try (0..<3).map { _ in try fixture.accessToken(.location, location: fixture.main.locationID) }
        try await fixture.run { client in
            var statuses: [Int] = []
            for token in tokens {
                statuses.append(try await client.call(.get, list(fixture.main), token: token).status)
            }
            #expect(statuses == [200, 200, 429])
        }
    }

    @Test func refusalsDoNotCountAndStrangersSeeNoLimits() async throws {
        let fixture = HighLevelAgencyFixture(limits: true, rate: .init(burst: 2, daily: 100))
        try await fixture.run { client in
            let stranger = try await client.call(.get, list(fixture.main), token: "pit-nobody")
            #expect(stranger.header("X-RateLimit-Remaining") == nil)
            let wrong = try await client.call(.get, list(fixture.main), version: "v9")
            #expect(wrong.header("X-RateLimit-Remaining") == "2")
            #expect(try await client.call(.get, list(fixture.main)).header("X-RateLimit-Remaining") == "1")
        }
    }

    @Test func aSlidingWindowFreesOneCallAfterTheOther() {
        var limit = HighLevelRateLimit(.init(burst: 2, windowMilliseconds: 1000, daily: 100, slides: true))
        func admit(_ time: Int64) -> Bool { limit.admit(at: .init(milliseconds: time)) }
        #expect([admit(0), admit(600), admit(900)] == [true, true, false])
        #expect([admit(1000), admit(1100)] == [true, false])
        #expect([admit(1600), admit(1601)] == [true, false])
    }

    @Test func aFixedWindowBeginsWithACallAndEndsWhole() {
        var limit = HighLevelRateLimit(.init(burst: 2, windowMilliseconds: 1000, daily: 100))
        func admit(_ time: Int64) -> Bool { limit.admit(at: .init(milliseconds: time)) }
        #expect([admit(500), admit(1400), admit(1499)] == [true, true, false])
        #expect([admit(1500), admit(1501), admit(1502)] == [true, true, false])
    }

    @Test func theHeadersRecoverWithoutACall() {
        var limit = HighLevelRateLimit(.init(burst: 5, windowMilliseconds: 1000, daily: 7))
        _ = limit.admit(at: .init(milliseconds: 86_399_000))
        func header(_ name: String, _ time: Int64) -> String? {
            limit.headers(at: .init(milliseconds: time)).first { $0.name == name }?.value
        }
        #expect(header("X-RateLimit-Remaining", 86_399_500) == "4")
        #expect(header("X-RateLimit-Daily-Remaining", 86_399_500) == "6")
        #expect(header("X-RateLimit-Daily-Reset", 86_399_500) == "500")
        #expect(header("X-RateLimit-Remaining", 86_400_000) == "5")
        #expect(header("X-RateLimit-Daily-Remaining", 86_400_000) == "7")
    }

    @Test func limitsCanBeLoweredWhileItRuns() async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run { (client) async throws in
            let rule: HighLevelValue = ["burst": 1, "daily": 3, "slides": true, "windowMilliseconds": 250]
            #expect(try await client.call(.post, "/_sandbox/limits", rule).status == 200)
            #expect(try await client.call(.get, "/_sandbox/limits").body == rule)
            #expect(
                try await client.call(.get, list(fixture.main)).header("X-RateLimit-Interval-Milliseconds") == "250"
            )
            #expect(try await client.call(.get, list(fixture.main)).status == 429)
            fixture.advance(0.25)
            #expect(try await client.call(.get, list(fixture.main)).header("X-RateLimit-Daily-Remaining") == "1")
            for wrong: HighLevelValue in [["burst": 0], ["windowMilliseconds": 0], ["daily": -1], ["burst": "x"]] {
                #expect(try await client.call(.post, "/_sandbox/limits", wrong).status == 400)
            }
        }
    }
}
