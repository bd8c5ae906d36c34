import HTTPTypes
import Testing

@testable import Sandbox

/// Every kind of token on every kind of operation.
@Suite struct HighLevelTokenTableTests {
    private static let scope = "The token is not authorized for this scope."
    private static let authClass =
        "This authClass type is not allowed to access this scope. "
        + "Please verify your IAM configuration if this is not the case."

    /// An operation that answers with the location it worked on.
    private static func probe(
        _ access: HighLevelOperation.Access,
        scope: String?,
        versions: Set<HighLevelVersion> = HighLevelVersion.all,
        path: String = "/probe"
    ) -> HighLevelOperation {
        HighLevelOperation(method: .get, path: path, scope: scope, access: access, versions: versions) {
            contents,
            call throws(HighLevelFailure) in
            .ok("location", .string(contents.account.locationID + call.version.rawValue))
        }
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var kind: HighLevelCaller.Kind
        var access: HighLevelOperation.Access
        var scope: String?
        /// Nil for an answer of 200.
        var refusal: String?
        var testDescription: String { "\(kind) on \(access) with \(scope ?? "no scope")" }
    }

    private static let rows: [Row] = [
        .init(kind: .locationOAuth, access: .location, scope: "contacts.readonly"),
        .init(kind: .locationOAuth, access: .location, scope: nil),
        .init(kind: .locationOAuth, access: .location, scope: "invoices.readonly", refusal: scope),
        .init(kind: .locationOAuth, access: .agency, scope: "contacts.readonly", refusal: authClass),
        .init(kind: .locationOAuth, access: .either, scope: "contacts.readonly"),
        .init(kind: .locationOAuth, access: .either, scope: "invoices.readonly", refusal: scope),
        .init(kind: .companyOAuth, access: .location, scope: "contacts.readonly", refusal: authClass),
        .init(kind: .companyOAuth, access: .location, scope: nil, refusal: authClass),
        .init(kind: .companyOAuth, access: .agency, scope: "oauth.readonly"),
        .init(kind: .companyOAuth, access: .agency, scope: "invoices.readonly", refusal: scope),
        .init(kind: .companyOAuth, access: .either, scope: "locations.readonly"),
        .init(kind: .locationPrivate, access: .location, scope: "invoices.readonly"),
        .init(kind: .locationPrivate, access: .agency, scope: "oauth.readonly", refusal: authClass),
        .init(kind: .locationPrivate, access: .either, scope: nil),
        .init(kind: .agencyPrivate, access: .location, scope: "contacts.readonly", refusal: scope),
        .init(kind: .agencyPrivate, access: .location, scope: nil, refusal: scope),
        .init(kind: .agencyPrivate, access: .location, scope: "users.readonly", refusal: "Token's user type mismatch!"),
        .init(kind: .agencyPrivate, access: .agency, scope: "invoices.readonly"),
        .init(kind: .agencyPrivate, access: .either, scope: nil),
    ]

    @Test(arguments: rows)
    func outcome(_ row: Row) async throws {
        let fixture = HighLevelAgencyFixture()
        let token = try fixture.token(row.kind)
        try await fixture.run([Self.probe(row.access, scope: row.scope)]) { client in
            let answer = try await client.call(.get, "/probe", token: token)
            #expect(answer.status == (row.refusal == nil ? 200 : 401))
            #expect(answer.message == row.refusal)
            #expect((answer.body["location"] != nil) == (row.refusal == nil))
        }
    }

    @Test func everyKindAndAccessStandsInTheTable() {
        for kind in HighLevelCaller.Kind.allCases {
            for access in [HighLevelOperation.Access.location, .agency, .either] {
                #expect(Self.rows.contains { $0.kind == kind && $0.access == access })
            }
        }
    }

    @Test func privateTokensCanHaveLess() async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run([Self.probe(.location, scope: "contacts.write")]) { client in
            func limit(_ scopes: HighLevelValue) async throws {
                let change: HighLevelValue = [
                    "privateScopes": ["token": .string(client.account.token), "scopes": scopes]
                ]
                #expect(try await client.call(.post, "/_sandbox/tokens", change).status == 200)
            }
            try await limit(["contacts.readonly"])
            #expect(try await client.call(.get, "/probe").message == Self.scope)
            try await limit(["contacts.readonly", "contacts.write"])
            #expect(try await client.call(.get, "/probe").status == 200)
        }
    }

    @Test func tamperedAndExpiredTokensAreInvalid() async throws {
        let fixture = HighLevelAgencyFixture()
        let token = try fixture.token(.locationOAuth)
        try await fixture.run([Self.probe(.location, scope: nil)]) { client in
            #expect(try await client.call(.get, "/probe", token: token).status == 200)
            for wrong in [token + "x", String(token.dropLast()), token.uppercased()] {
                #expect(try await client.call(.get, "/probe", token: wrong).message == "Invalid JWT")
            }
            fixture.advance(86_398)
            #expect(try await client.call(.get, "/probe", token: token).status == 200)
            fixture.advance(1)
            let expired = try await client.call(.get, "/probe", token: token)
            #expect(expired.status == 401)
            #expect(expired.message == "Invalid JWT")
        }
    }

    @Test func everyLocationHasItsOwnContents() async throws {
        let fixture = HighLevelAgencyFixture()
        let (main, second) = (fixture.main, fixture.second)
        try await fixture.run { client in
            func total(_ location: String, _ token: String) async throws -> HighLevelClient.Answer {
                let body: HighLevelValue = ["locationId": .string(location), "pageLimit": 50]
                return try await client.call(.post, "/contacts/search", body, token: token)
            }
            let own = try await total(main.locationID, main.token)
            let others = try await total(second.locationID, second.token)
            #expect(own.body["total"] == 3)
            #expect(others.body["total"] == 12)
            let ids = [own, others].flatMap { $0.body["contacts"]?.ids ?? [] }
            #expect(Set(ids).count == 15)
            #expect(try await total(second.locationID, main.token).status == 403)
            #expect(try await total(main.locationID, second.token).status == 403)
            let foreign = try #require(others.body["contacts"]?.ids.first)
            #expect(try await client.call(.get, "/contacts/\(foreign)").status == 400)
            #expect(try await client.call(.get, "/contacts/\(foreign)", token: second.token).status == 200)
        }
    }

    @Test func anAgencysTokenWorksOnTheLocationThatIsNamed() async throws {
        let fixture = HighLevelAgencyFixture()
        let token = try fixture.token(.companyOAuth)
        let probe = HighLevelOperation(
            method: .get,
            path: "/probe/{locationId}",
            access: .either,
            location: .path
        ) { contents, _ throws(HighLevelFailure) in .ok("location", .string(contents.account.locationID)) }
        try await fixture.run([probe]) { client in
            for location in [fixture.main.locationID, fixture.second.locationID] {
                let answer = try await client.call(.get, "/probe/\(location)", token: token)
                #expect(answer.body["location"]?.text == location)
            }
            #expect(try await client.call(.get, "/probe/nowhere", token: token).status == 403)
        }
    }

    @Test(arguments: [
        (HTTPRequest.Method.post, "/forms/"), (.get, "/forms/x"), (.delete, "/calendars/events/appointments/x"),
    ])
    func somePathsAreOpenToNobody(_ method: HTTPRequest.Method, _ path: String) async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run { client in
            let answer = try await client.call(method, path)
            #expect(answer.status == 401)
            #expect(
                answer.message == "This route is not yet supported by the IAM Service. Please update your IAM config."
            )
            #expect(try await client.call(method, path, token: "pit-no").message == "Invalid Private Integration token")
        }
    }

    @Test func versionsChooseTheOperation() async throws {
        let fixture = HighLevelAgencyFixture()
        let operations = [
            Self.probe(.location, scope: nil, versions: [.v3], path: "/new"),
            Self.probe(.location, scope: nil, versions: HighLevelVersion.beforeV3, path: "/old/"),
            Self.probe(.location, scope: nil, versions: [.v3], path: "/both"),
            Self.probe(.location, scope: nil, versions: HighLevelVersion.beforeV3, path: "/both/"),
        ]
        try await fixture.run(operations) { client in
            #expect(try await client.call(.get, "/new", version: "v3").status == 200)
            for version in ["2023-02-21", "2021-07-28", "2021-04-15", "legacy"] {
                let early = try await client.call(.get, "/new", version: version)
                #expect(early.status == 404)
                #expect(early.message == "Cannot GET /new")
                #expect(try await client.call(.get, "/old", version: version).status == 200)
                #expect(try await client.call(.get, "/both/", version: version).status == 200)
            }
            #expect(try await client.call(.get, "/both", version: "v3").status == 200)
            let late = try await client.call(.get, "/old/", version: "v3")
            #expect(late.status == 400)
            #expect(late.message?.hasPrefix("Endpoint GET /old/ not available in API version v3.") == true)
        }
    }
}
