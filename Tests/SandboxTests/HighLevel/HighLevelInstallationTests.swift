import Foundation
import HTTPTypes
import Testing

@testable import Sandbox

/// An agency's installation: its locations, their tokens, and the way back for a client that lost its own.
@Suite struct HighLevelInstallationTests {
    /// The agency's access token after a person approved the first location only.
    private func agency(_ fixture: HighLevelAgencyFixture, _ client: HighLevelClient) async throws -> HighLevelValue {
        let back = try await client.approve(
            fixture.choosing(["scope": "contacts.readonly oauth.readonly oauth.write"]),
            [
                ("target", fixture.main.companyID), ("approve_" + fixture.main.locationID, "on"),
                ("decision", "approve"),
            ]
        )
        let answer = try await client.form(
            "/oauth/token",
            [
                ("client_id", fixture.app.clientID), ("client_secret", fixture.app.clientSecret),
                ("grant_type", "authorization_code"), ("code", try #require(back.value("code"))),
                ("user_type", "Company"),
            ]
        )
        return try #require(answer.json)
    }

    @Test func anAgencysTokenBecomesALocations() async throws {
        let fixture = HighLevelAgencyFixture()
        let (company, location) = (fixture.main.companyID, fixture.main.locationID)
        try await fixture.run { client in
            let body = try await agency(fixture, client)
            #expect(body["userType"] == "Company")
            #expect(body["isBulkInstallation"] == true)
            #expect(body["approvedLocations"]?.texts == [location])
            #expect(body["locationId"] == nil)
            let token = try #require(body["access_token"]?.text)
            let form = [("companyId", company), ("locationId", location)]
            let answer = try await client.form("/oauth/locationToken", form, version: "2021-07-28", token: token)
            #expect(answer.status == 201)
            #expect(answer.json?["scope"] == "contacts.readonly oauth.readonly oauth.write")
            #expect(answer.json?["appId"]?.text == fixture.app.appID)
            #expect(answer.json?["versionId"]?.text == fixture.app.versionID)
            #expect(answer.json?["refresh_token"]?.text != nil)
            let own = try #require(answer.json?["access_token"]?.text)
            #expect(try await client.call(.get, "/contacts/?locationId=\(location)", token: own).status == 200)
            let v3 = try await client.form("/oauth/location-token", form, version: "v3", token: token)
            #expect(v3.status == 200)
            #expect(v3.json?["accessToken"]?.text != nil)
            let foreign = [("companyId", company), ("locationId", fixture.second.locationID)]
            #expect(
                try await client.form("/oauth/locationToken", foreign, version: "2021-07-28", token: token).status
                    == 400
            )
            #expect(try await client.form("/oauth/locationToken", form, token: token).status == 401)
            let missing = try await client.form(
                "/oauth/locationToken",
                [("companyId", company)],
                version: "2021-07-28",
                token: token
            )
            #expect(missing.status == 422)
        }
    }

    @Test(arguments: HighLevelCaller.Kind.allCases)
    func onlyAnAgencysOAuthTokenIsExchanged(_ kind: HighLevelCaller.Kind) async throws {
        let fixture = HighLevelAgencyFixture()
        let token = try fixture.token(kind)
        let form = [("companyId", fixture.main.companyID), ("locationId", fixture.main.locationID)]
        try await fixture.run { client in
            let answer = try await client.form("/oauth/locationToken", form, version: "2021-07-28", token: token)
            #expect(answer.status == (kind == .companyOAuth ? 201 : 401))
            let message = answer.json?["message"]?.text ?? ""
            switch kind {
            case .agencyPrivate: #expect(message.hasPrefix("This route is not yet supported by the IAM Service."))
            case .locationOAuth, .locationPrivate: #expect(message.hasPrefix("This authClass type is not allowed"))
            case .companyOAuth: #expect(message.isEmpty)
            }
        }
    }

    @Test func theRenamedPathsKnowTheirDialect() async throws {
        let fixture = HighLevelAgencyFixture()
        let token = try fixture.token(.companyOAuth)
        try await fixture.run { client in
            let early = try await client.call(.get, "/oauth/installed-locations", token: token)
            #expect(early.status == 404)
            let late = try await client.call(.get, "/oauth/installedLocations", version: "v3", token: token)
            #expect(late.status == 400)
            #expect(late.message?.contains("not available in API version v3") == true)
        }
    }

    @Test func installedLocationsAreListedAndFiltered() async throws {
        let fixture = HighLevelAgencyFixture()
        let base = "companyId=\(fixture.main.companyID)&appId=\(fixture.app.appID)"
        try await fixture.run { client in
            let token = try #require(try await agency(fixture, client)["access_token"]?.text)
            func list(_ query: String) async throws -> HighLevelClient.Answer {
                try await client.call(.get, "/oauth/installedLocations?" + query, token: token)
            }
            let all = try await list(base)
            #expect(all.status == 200)
            #expect(all.body["count"] == 2)
            let rows = all.body["locations"]?.elements ?? []
            #expect(rows.map { $0["isInstalled"] } == [true, false])
            #expect(rows.first?["installedAt"] == "2026-01-02T03:04:05.000Z")
            #expect(rows.last?["installedAt"] == nil)
            #expect(rows.last?["name"]?.text == fixture.second.name)
            #expect(try await list(base + "&isInstalled=true").body["count"] == 1)
            #expect(try await list(base + "&query=harbor").body["count"] == 1)
            #expect(try await list(base + "&limit=1&skip=1").body["locations"]?.elements?.count == 1)
            #expect(try await list(base + "&limit=0").status == 422)
            #expect(try await list("companyId=\(fixture.main.companyID)").status == 422)
            #expect(try await list("companyId=other&appId=\(fixture.app.appID)").status == 403)
        }
    }

    @Test func theThirdDialectPagesByToken() async throws {
        let fixture = HighLevelAgencyFixture()
        let token = try fixture.token(.companyOAuth)
        let base = "/oauth/installed-locations?companyId=\(fixture.main.companyID)&pageSize=1"
        let path = base + "&appId=\(fixture.app.appID)"
        try await fixture.run { client in
            let first = try await client.call(.get, path, version: "v3", token: token)
            #expect(first.body["pagination"]?["totalRecords"] == 2)
            #expect(first.body["pagination"]?["hasNextPage"] == true)
            let next = try #require(first.body["pagination"]?["nextPageToken"]?.text)
            let second = try await client.call(.get, path + "&pageToken=" + next, version: "v3", token: token)
            #expect(second.body["pagination"]?["hasNextPage"] == false)
            #expect(second.body["items"]?.elements?.first?["_id"]?.text == fixture.second.locationID)
            let wrong = try await client.call(.get, path + "&pageToken=%%%", version: "v3", token: token)
            #expect(wrong.status == 400)
            #expect(wrong.body["error"]?["code"] == "INVALID_ARGUMENT")
            let unknown = try await client.call(.get, base + "&appId=abc", version: "v3", token: token)
            #expect(unknown.status == 404)
            #expect(unknown.body["error"]?["message"] == "The requested App 'abc' was not found.")
        }
    }

    @Test func aLostClientComesBack() async throws {
        let fixture = HighLevelAgencyFixture()
        _ = try fixture.issue(.location, location: fixture.second.locationID, scopes: ["contacts.readonly"])
        let app = fixture.app
        try await fixture.run { client in
            func reconnect(_ location: String, secret: String? = nil) async throws -> HighLevelClient.Answer {
                let body: HighLevelValue = [
                    "clientKey": .string(app.clientID), "clientSecret": .string(secret ?? app.clientSecret),
                    "locationId": .string(location),
                ]
                return try await client.call(.post, "/oauth/reconnect", body, version: nil)
            }
            let answer = try await reconnect(fixture.second.locationID)
            #expect(answer.status == 200)
            #expect(answer.body["expiresAt"] == "2026-01-02T03:09:05.000Z")
            let code = try #require(answer.body["authorizationCode"]?.text)
            let pair = try await client.form(
                "/oauth/token",
                [
                    ("client_id", app.clientID), ("client_secret", app.clientSecret),
                    ("grant_type", "authorization_code"), ("code", code),
                ]
            )
            #expect(pair.json?["locationId"]?.text == fixture.second.locationID)
            #expect(pair.json?["scope"] == "contacts.readonly")
            #expect(try await reconnect(fixture.main.locationID).status == 400)
            #expect(try await reconnect(fixture.second.locationID, secret: "no").status == 401)
        }
    }
}
