import AsyncHTTPClient
import Foundation
import Logging
import Testing

@testable import HighLevel

@Suite(.timeLimit(.minutes(10))) struct OAuthClientTests {
    private static let reply = """
        {"access_token":"a-sesame","token_type":"Bearer","expires_in":86399,"refresh_token":"r-sesame",
        "scope":"contacts.readonly contacts.write","userType":"Location","locationId":"loc7","companyId":"com7",
        "userId":"u7","approvedLocations":["loc7"],"isBulkInstallation":true,"unknown":[1]}
        """
    private static let replyV3 = """
        {"accessToken":"a-sesame","tokenType":"Bearer","expiresIn":86399,"refreshToken":"r-sesame",
        "scope":"contacts.readonly contacts.write","userType":"Location","locationId":"loc7","companyId":"com7",
        "userId":"u7","approvedLocations":["loc7"],"isBulkInstallation":true}
        """

    private static func run(
        _ replies: [StubReply],
        dialect: HighLevelDialect = .v2,
        _ body: @escaping @Sendable (OAuthClient, Harness) async throws -> Void
    ) async throws {
        try await Harness.run(replies, dialect: dialect) { harness in
            let client = try OAuthClient(
                app: SignInSamples.app(allowsReconnect: true),
                baseURL: harness.client.configuration.baseURL,
                dialect: dialect,
                httpClient: harness.client.transport.http,
                logger: harness.client.transport.logger,
                timeout: .seconds(20),
                clock: harness.time.clock,
                date: { SignInSamples.start },
                onCall: { harness.calls.append($0) }
            )
            try await body(client, harness)
        }
    }

    @Test(arguments: HighLevelDialect.allCases)
    func aCodeBecomesACredential(_ dialect: HighLevelDialect) async throws {
        try await Self.run([.json(dialect == .v2 ? Self.reply : Self.replyV3)], dialect: dialect) { client, harness in
            let credential = try await client.credential(code: SignInSecret("code/1"), kind: .location)
            #expect(credential.accessToken.value == "a-sesame" && credential.refreshToken?.value == "r-sesame")
            #expect(credential.expiresAt == SignInSamples.start.addingTimeInterval(86_399))
            #expect(credential.issuedAt == SignInSamples.start)
            #expect(credential.kind == .location && credential.locationID == "loc7" && credential.companyID == "com7")
            #expect(credential.scopes == ["contacts.readonly", "contacts.write"] && credential.userID == "u7")
            #expect(credential.approvedLocations == ["loc7"] && credential.isBulkInstallation)
            let request = try #require(harness.server.requests.first)
            #expect(request.method == "POST" && request.target == "/oauth/token")
            #expect(request.header("Content-Type") == "application/x-www-form-urlencoded")
            #expect(request.header("Version") == dialect.rawValue && request.header("Authorization") == nil)
            let names =
                dialect == .v2
                ? ["client_id", "client_secret", "grant_type", "code", "redirect_uri", "user_type"]
                : ["clientId", "clientSecret", "grantType", "code", "redirectUri", "userType"]
            let values = [
                "app9-key1", "client-sesame", "authorization_code", "code%2F1",
                "http%3A%2F%2Flocalhost%3A8917%2Fcallback", "Location",
            ]
            #expect(request.body == zip(names, values).map { "\($0)=\($1)" }.joined(separator: "&"))
            #expect(harness.calls.all.map(\.operation) == ["exchangeCode"])
        }
    }

    @Test func aRefreshKeepsWhatTheReplyLeavesOut() async throws {
        try await Self.run([.json(#"{"access_token":"new","refresh_token":"next"}"#)]) { client, harness in
            let old = SignInSamples.credential()
            let new = try await client.refreshed(old)
            #expect(new.accessToken.value == "new" && new.refreshToken?.value == "next")
            #expect(new.locationID == "loc1" && new.companyID == "com1" && new.scopes == old.scopes)
            #expect(new.expiresAt == SignInSamples.start.addingTimeInterval(86_399))
            let body = try #require(harness.server.requests.first).body
            #expect(body.contains("grant_type=refresh_token&refresh_token=refresh-sesame-0&user_type=Location"))
        }
    }

    @Test func withoutARefreshTokenNothingIsSent() async throws {
        try await Self.run([]) { client, harness in
            let error = await failure(of: {
                _ = try await client.refreshed(SignInSamples.credential(refreshToken: nil))
            })
            #expect(error?.unauthorized == .signInNeeded && harness.server.requests.isEmpty)
        }
    }

    @Test(arguments: HighLevelDialect.allCases)
    func anAgencysTokenGivesALocations(_ dialect: HighLevelDialect) async throws {
        let reply = #"{"access_token":"l","expires_in":10,"userId":"u","scope":"a b","locationId":"loc2"}"#
        try await Self.run([.json(reply)], dialect: dialect) { client, harness in
            let token = HighLevelToken("agency")
            let credential = try await client.locationCredential(
                companyID: "com1",
                locationID: "loc2",
                companyToken: token
            )
            #expect(credential.kind == .location && credential.locationID == "loc2" && credential.companyID == "com1")
            #expect(credential.expiresAt == SignInSamples.start.addingTimeInterval(10))
            let request = try #require(harness.server.requests.first)
            #expect(request.target == (dialect == .v2 ? "/oauth/locationToken" : "/oauth/location-token"))
            #expect(request.header("Authorization") == "Bearer agency")
            #expect(request.body == "companyId=com1&locationId=loc2")
        }
    }

    @Test func aReconnectGivesACode() async throws {
        try await Self.run([.json(#"{"authorizationCode":"again","expiresAt":"x"}"#)]) { client, harness in
            #expect(try await client.reconnectCode(kind: .location, accountID: "loc1") == SignInSecret("again"))
            let request = try #require(harness.server.requests.first)
            #expect(request.target == "/oauth/reconnect" && request.header("Content-Type") == "application/json")
            let body: [String: String] = try decode(request.body)
            #expect(body == ["clientKey": "app9-key1", "clientSecret": "client-sesame", "locationId": "loc1"])
        }
    }

    @Test(arguments: [
        (
            400, #"{"statusCode":400,"message":"Invalid grant: refresh token is invalid"}"#,
            UnauthorizedReason.signInNeeded
        ),
        (401, #"{"error":"invalid_grant","error_description":"used"}"#, .signInNeeded),
        (401, #"{"statusCode":401,"message":"Invalid JWT"}"#, .signInNeeded),
        (400, #"{"statusCode":400,"message":"Location is not active"}"#, .locationNotActive),
        (401, #"{"error":"invalid_client"}"#, .clientRefused),
        (401, #"{"message":"Invalid client credentials!"}"#, .clientRefused),
        (400, #"{"statusCode":400,"message":"Invalid parameter: clientSecret"}"#, .clientRefused),
        (401, "", .clientRefused),
    ])
    func aRefusedGrantIsSorted(_ status: Int, _ body: String, _ reason: UnauthorizedReason) async throws {
        try await Self.run([.json(body, status: status)]) { client, _ in
            let error = await failure(of: { _ = try await client.refreshed(SignInSamples.credential()) })
            #expect(error?.code == .unauthorized && error?.unauthorized == reason)
            #expect(error?.status == status && error?.leavesRenewalOpen == false)
        }
    }

    @Test func whatSaysNothingAboutTheGrantLeavesItOpen() async throws {
        let replies: [StubReply] = [
            .json("", status: 500), .json("", status: 503), .json("<html>"), .json("{}"), StubReply(kind: .cutOff),
            .json("", status: 429, headers: ["X-RateLimit-Interval-Milliseconds": "4000"]), .json("", status: 408),
        ]
        let codes: [HighLevelError.Code] = [
            .server, .server, .undecodable, .undecodable, .transport, .rateLimited, .timeout,
        ]
        try await Self.run(replies) { client, _ in
            for code in codes {
                let error = await failure(of: { _ = try await client.refreshed(SignInSamples.credential()) })
                #expect(error?.code == code && error?.leavesRenewalOpen == true)
                // A refresh is no write to the location's data: what waited for the token was not sent.
                #expect(error?.effect == HighLevelError.Effect.none)
            }
        }
    }

    @Test func aWrongRedirectAddressIsNoDeadGrant() async throws {
        let refusal = StubReply.json(#"{"message":"Invalid grant: `redirect_uri` is invalid"}"#, status: 400)
        try await Self.run([refusal]) { client, _ in
            let error = await failure(of: { _ = try await client.credential(code: SignInSecret("c")) })
            #expect(error?.code == .invalid && error?.unauthorized == nil)
        }
    }

    @Test func aRefusedReconnectMeansSigningIn() async throws {
        try await Self.run([.json(#"{"message":"nope"}"#, status: 404)]) { client, _ in
            let error = await failure(of: { _ = try await client.reconnectCode(kind: .company, accountID: "c") })
            #expect(error?.unauthorized == .signInNeeded)
        }
    }

    @Test func noErrorRepeatsASecret() async throws {
        let echo = #"{"message":"bad client-sesame refresh-sesame-0 code-sesame"}"#
        let replies: [StubReply] = [
            .json(echo, status: 400), .json(echo, status: 401), .json(echo, status: 422), .json(#"["sesame"]"#),
            .json(#"{"access_token":"a sesame"}"#), .json("sesame"),
        ]
        try await Self.run(replies) { client, _ in
            for _ in replies {
                let error = try #require(
                    await failure(of: { _ = try await client.refreshed(SignInSamples.credential()) })
                )
                let text = printed(error).replacing("code-sesame", with: "")
                #expect(!text.contains(SignInSamples.marker))
            }
            #expect(!printed(client).contains(SignInSamples.marker))
        }
    }

    @Test func secretsDoNotGoOutInTheClear() throws {
        let error = #expect(throws: HighLevelError.self) {
            try OAuthClient(
                app: SignInSamples.app(),
                baseURL: URL(string: "http://example.com")!,
                httpClient: .shared,
                logger: Logger(label: "test")
            )
        }
        #expect(error?.code == .configuration)
    }

    @Test func aStatedLifetimeMayBeTextOrAbsurd() throws {
        for (json, lifetime) in [
            (#"{"access_token":"a","expires_in":"120"}"#, 120.0), (#"{"access_token":"a","expires_in":-5}"#, 86_399),
            (#"{"access_token":"a","expires_in":1e300}"#, 86_399), (#"{"access_token":"a"}"#, 86_399),
        ] {
            let credential = try decode(json, as: TokenReply.self).credential(
                askedAt: SignInSamples.start,
                kind: .company
            )
            #expect(credential.expiresAt.timeIntervalSince(SignInSamples.start) == lifetime)
            #expect(credential.kind == .company && credential.scopes.isEmpty)
        }
    }

    @Test func installedLocationsAreReadToTheEnd() async throws {
        let pages: [StubReply] = [
            .json(#"{"locations":[{"_id":"l1","name":"A","address":"x","isInstalled":true},{"_id":"l2"}],"count":9}"#),
            .json(#"{"locations":[{"_id":"l3","installedAt":"2024-01-15T10:30:00.000Z"}],"count":9}"#),
        ]
        try await Self.run(pages) { client, harness in
            let tokens = try StaticTokenSource(HighLevelToken("agency"))
            var found: [InstalledLocation] = []
            for try await page in client.installedLocations(
                companyID: "c",
                isInstalled: true,
                tokens: tokens,
                pageSize: 2
            ) { found += page }
            #expect(
                found.map(\.id) == ["l1", "l2", "l3"] && found[0].isInstalled == true && found[2].installedAt != nil
            )
            #expect(
                harness.server.requests.map(\.target)
                    == [0, 2].map {
                        "/oauth/installedLocations?companyId=c&appId=app9&isInstalled=true&limit=2&skip=\($0)"
                    }
            )
        }
    }

    @Test func v3PagesByToken() async throws {
        let pages: [StubReply] = [
            .json(#"{"items":[{"_id":"l1"}],"pagination":{"hasNextPage":true,"nextPageToken":"t+1"}}"#),
            .json(#"{"items":[{"_id":"l2"}],"pagination":{"hasNextPage":false}}"#),
        ]
        try await Self.run(pages, dialect: .v3) { client, harness in
            let tokens = try StaticTokenSource(HighLevelToken("agency"))
            var found: [String] = []
            for try await page in client.installedLocations(companyID: "c", tokens: tokens) { found += page.map(\.id) }
            #expect(found == ["l1", "l2"])
            #expect(
                harness.server.requests.map(\.target)
                    == ["", "&pageToken=t%2B1"].map {
                        "/oauth/installed-locations?companyId=c&appId=app9&pageSize=100\($0)"
                    }
            )
        }
    }

    @Test func aPageThatComesTwiceIsNoEnd() async throws {
        let page = StubReply.json(#"{"locations":[{"_id":"l1"}],"count":9}"#)
        try await Self.run([page, page, page]) { client, _ in
            let tokens = try StaticTokenSource(HighLevelToken("agency"))
            let error = await failure(of: {
                for try await _ in client.installedLocations(companyID: "c", tokens: tokens, pageSize: 1) {}
            })
            #expect(error?.code == .incompleteRead)
        }
    }
}
