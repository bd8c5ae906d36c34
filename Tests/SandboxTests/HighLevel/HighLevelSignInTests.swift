import Foundation
import HTTPTypes
import Testing

@testable import Sandbox

/// Codes, refresh tokens, and what is refused.
@Suite struct HighLevelSignInTests {
    private static let refused = "Invalid grant: refresh token is invalid"

    private func code(_ fixture: HighLevelAgencyFixture, _ client: HighLevelClient) async throws -> String {
        let back = try await client.approve(
            fixture.choosing(),
            [("target", fixture.main.locationID), ("decision", "approve")]
        )
        return try #require(back.value("code"))
    }

    private func exchanging(_ fixture: HighLevelAgencyFixture, _ code: String) -> [(String, String)] {
        [
            ("client_id", fixture.app.clientID), ("client_secret", fixture.app.clientSecret),
            ("grant_type", "authorization_code"), ("code", code), ("user_type", "Location"),
            ("redirect_uri", "http://127.0.0.1:4000/back"),
        ]
    }

    @Test func aPersonLetsTheAppIn() async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run { client in
            let code = try await code(fixture, client)
            let answer = try await client.form("/oauth/token", exchanging(fixture, code))
            #expect(answer.status == 200)
            let body = try #require(answer.json)
            #expect(body["token_type"] == "Bearer")
            #expect(body["expires_in"] == 86_399)
            #expect(body["userType"] == "Location")
            #expect(body["locationId"]?.text == fixture.main.locationID)
            #expect(body["companyId"]?.text == fixture.main.companyID)
            #expect(body["scope"] == "contacts.readonly contacts.write")
            #expect(body["userId"]?.text == fixture.main.userIDs[0])
            #expect(body["isBulkInstallation"] == false)
            #expect(body["refreshTokenId"]?.text?.count == 24)
            let token = try #require(body["access_token"]?.text)
            #expect(token.split(separator: ".").count == 3)
            let list = "/contacts/?locationId=\(fixture.main.locationID)"
            #expect(try await client.call(.get, list, token: token).status == 200)
            let foreign = "/contacts/?locationId=\(fixture.second.locationID)"
            #expect(try await client.call(.get, foreign, token: token).status == 403)
        }
    }

    @Test func theThirdDialectSpeaksCamelCaseInFormsAndJSON() async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run { client in
            let json: HighLevelValue = [
                "clientId": .string(fixture.app.clientID), "clientSecret": .string(fixture.app.clientSecret),
                "grantType": "authorization_code", "code": .string(try await code(fixture, client)),
            ]
            let answer = try await client.call(.post, "/oauth/token", json, version: "v3")
            #expect(answer.status == 200)
            #expect(answer.body["expiresIn"] == 86_399)
            #expect(answer.body["tokenType"] == "Bearer")
            #expect(answer.body["access_token"] == nil)
            let refresh = try #require(answer.body["refreshToken"]?.text)
            let form = [
                ("clientId", fixture.app.clientID), ("clientSecret", fixture.app.clientSecret),
                ("grantType", "refresh_token"), ("refreshToken", refresh),
            ]
            let again = try await client.form("/oauth/token", form, version: "v3")
            #expect(again.status == 200)
            #expect(again.json?["accessToken"]?.text != answer.body["accessToken"]?.text)
        }
    }

    @Test func aCodeIsGoodOnceAndNotForLong() async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run { client in
            let used = try await code(fixture, client)
            #expect(try await client.form("/oauth/token", exchanging(fixture, used)).status == 200)
            let late = try await code(fixture, client)
            fixture.advance(300)
            for code in [used, late, "made-up"] {
                let answer = try await client.form("/oauth/token", exchanging(fixture, code))
                #expect(answer.status == 400)
                #expect(answer.json?["message"] == "Invalid grant: authorization code is invalid")
            }
        }
    }

    @Test func aCodeBelongsToItsAddressAndItsUserType() async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run { client in
            let code = try await code(fixture, client)
            let elsewhere = exchanging(fixture, code).map { $0.0 == "redirect_uri" ? ($0.0, "http://127.0.0.1/b") : $0 }
            #expect(try await client.form("/oauth/token", elsewhere).status == 400)
            let company = exchanging(fixture, code).map { $0.0 == "user_type" ? ($0.0, "Company") : $0 }
            #expect(try await client.form("/oauth/token", company).status == 400)
            #expect(try await client.form("/oauth/token", exchanging(fixture, code)).status == 200)
        }
    }

    @Test func aUsedRefreshTokenAnswersTheSamePairForThirtySeconds() async throws {
        let fixture = HighLevelAgencyFixture()
        let first = try #require(try fixture.issue(.location)["refresh_token"]?.text)
        try await fixture.run { client in
            func refresh(_ token: String) async throws -> HighLevelClient.RawAnswer {
                try await client.form("/oauth/token", fixture.refreshing(token))
            }
            let one = try await refresh(first)
            #expect(one.status == 200)
            let second = try #require(one.json?["refresh_token"]?.text)
            #expect(second != first)
            fixture.advance(30)
            let two = try await refresh(first)
            #expect(two.json?["refresh_token"]?.text == second)
            #expect(two.json?["access_token"] == one.json?["access_token"])
            fixture.advance(0.001)
            let late = try await refresh(first)
            #expect(late.status == 400)
            #expect(late.json?["message"]?.text == Self.refused)
            #expect(try await refresh(second).status == 200)
            let counts = try await client.call(.get, "/_sandbox/tokens").body
            #expect(counts["refreshed"] == 2)
            #expect(counts["replayed"] == 1)
            #expect(counts["refused"] == 1)
        }
    }

    @Test func aRefreshTokenLivesAYear() async throws {
        let fixture = HighLevelAgencyFixture()
        let early = try #require(try fixture.issue(.location)["refresh_token"]?.text)
        let late = try #require(try fixture.issue(.location)["refresh_token"]?.text)
        try await fixture.run { (client) async throws in
            fixture.advance(31_535_999)
            #expect(try await client.form("/oauth/token", fixture.refreshing(early)).status == 200)
            fixture.advance(1)
            #expect(try await client.form("/oauth/token", fixture.refreshing(late)).status == 400)
        }
    }

    @Test func wrongCredentialsAndFormsAreRefused() async throws {
        let fixture = HighLevelAgencyFixture()
        let token = try #require(try fixture.issue(.location)["refresh_token"]?.text)
        try await fixture.run { client in
            func refuse(_ change: (inout [(String, String)]) -> Void) async throws -> HighLevelClient.RawAnswer {
                var values = fixture.refreshing(token)
                change(&values)
                return try await client.form("/oauth/token", values)
            }
            for index in [0, 1] {
                let answer = try await refuse { $0[index].1 = "wrong" }
                #expect(answer.status == 401)
                #expect(answer.json?["message"] == "Invalid client credentials!")
            }
            let empty = try await refuse { $0[2].1 = "" }
            #expect(empty.status == 422)
            #expect(
                empty.json?["message"]?.texts
                    == ["grant_type must be a valid enum value", "grant_type should not be empty"]
            )
            let nothing = try await client.form("/oauth/token", [])
            #expect(nothing.json?["message"]?.texts?.contains("client_id should not be empty") == true)
            #expect(try await refuse { $0[2].1 = "client_credentials" }.status == 400)
            #expect(try await refuse { $0.append(("user_type", "Nobody")) }.status == 422)
            let json: HighLevelValue = .object(
                fixture.refreshing(token).map { .init(name: $0.0, value: .string($0.1)) }
            )
            #expect(try await client.call(.post, "/oauth/token", json, version: nil).status == 422)
            #expect(try await client.form("/oauth/token", fixture.refreshing(token), version: "v9").status == 401)
            #expect(try await client.form("/oauth/token", fixture.refreshing(token)).status == 200)
        }
    }

    @Test(arguments: [
        ([("clientSecret", "x"), ("grantType", "refresh_token")], "Missing parameter: clientId"),
        ([("clientId", "x"), ("clientSecret", "x"), ("grantType", "magic")], "Invalid parameter: grantType"),
        (
            [("clientId", "x"), ("clientSecret", "x"), ("grantType", "refresh_token")],
            "Missing parameter: refreshToken"
        ),
        (
            [("clientId", "x"), ("clientSecret", "x"), ("grantType", "refresh_token"), ("userType", "Me")],
            "Invalid parameter: userType"
        ),
    ])
    func theThirdDialectNamesTheParameter(_ values: [(String, String)], _ message: String) async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run { client in
            let answer = try await client.form("/oauth/token", values, version: "v3")
            #expect(answer.status == 400)
            #expect(answer.json?["message"]?.text == message)
        }
    }

    @Test func anInactiveLocationGetsNoTokenAndLosesNone() async throws {
        let fixture = HighLevelAgencyFixture()
        let token = try #require(try fixture.issue(.location)["refresh_token"]?.text)
        let location = HighLevelValue.string(fixture.main.locationID)
        try await fixture.run { client in
            let off = try await client.call(.post, "/_sandbox/locations", ["locationId": location, "active": false])
            #expect(off.body["active"] == false)
            let refused = try await client.form("/oauth/token", fixture.refreshing(token))
            #expect(refused.status == 400)
            #expect(refused.json?["message"] == "Location is not active")
            _ = try await client.call(.post, "/_sandbox/locations", ["locationId": location, "active": true])
            #expect(try await client.form("/oauth/token", fixture.refreshing(token)).status == 200)
        }
    }

    @Test func tokensCanBeEndedAndAged() async throws {
        let fixture = HighLevelAgencyFixture()
        let pair = try fixture.issue(.location)
        let access = try #require(pair["access_token"]?.text)
        let refresh = try #require(pair["refresh_token"]?.text)
        let path = "/contacts/?locationId=\(fixture.main.locationID)"
        try await fixture.run { client in
            _ = try await client.call(.post, "/_sandbox/tokens", ["expire": ["access"]])
            #expect(try await client.call(.get, path, token: access).message == "Invalid JWT")
            let lifetimes: HighLevelValue = ["lifetimes": ["access": 60, "replay": 5]]
            #expect(try await client.call(.post, "/_sandbox/tokens", lifetimes).status == 200)
            let fresh = try await client.form("/oauth/token", fixture.refreshing(refresh))
            #expect(fresh.json?["expires_in"] == 60)
            let short = try #require(fresh.json?["access_token"]?.text)
            #expect(try await client.call(.get, path, token: short).status == 200)
            _ = try await client.call(.post, "/_sandbox/tokens", ["advanceSeconds": 60])
            #expect(try await client.call(.get, path, token: short).status == 401)
            #expect(try await client.form("/oauth/token", fixture.refreshing(refresh)).status == 400)
            for wrong: HighLevelValue in [[:], ["advanceSeconds": -1], ["expire": ["time"]]] {
                #expect(try await client.call(.post, "/_sandbox/tokens", wrong).status == 400)
            }
        }
    }

    @Test func theControlSurfaceIssuesWithoutAPerson() async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run { client in
            let wish: HighLevelValue = [
                "issue": [
                    "userType": "Location", "locationId": .string(fixture.second.locationID),
                    "scopes": ["contacts.readonly"],
                ]
            ]
            let answer = try await client.call(.post, "/_sandbox/tokens", wish)
            let token = try #require(answer.body["access_token"]?.text)
            let list = "/contacts/?locationId=\(fixture.second.locationID)"
            #expect(try await client.call(.get, list, token: token).status == 200)
            let nowhere: HighLevelValue = ["issue": ["userType": "Location", "locationId": "x"]]
            #expect(try await client.call(.post, "/_sandbox/tokens", nowhere).status == 400)
        }
    }

    @Test func theSameSeedMakesTheSameTokens() throws {
        let pairs = try (0..<2).map { _ in try HighLevelAgencyFixture().issue(.location) }
        #expect(pairs[0] == pairs[1])
        let fixture = HighLevelAgencyFixture()
        #expect(try fixture.issue(.location)["access_token"] != fixture.issue(.location)["access_token"])
    }
}
