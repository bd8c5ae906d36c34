import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Sandbox

/// A sandbox with two locations of one agency, and a clock that the test moves.
final class HighLevelAgencyFixture: Sendable {
    let sandbox: HighLevelSandbox
    let main: HighLevelAccount
    let second: HighLevelAccount
    private let time = TimeBox()

    init(limits: Bool = false, rate: HighLevelRateRule? = nil) {
        let time = time
        let population = Population(
            seed: 7,
            contacts: 3,
            customerShare: 0.6,
            projectShare: 0.2,
            memberCount: 0,
            now: HighLevelFixture.start
        )
        let first = HighLevelSnapshot(population)
        let other = HighLevelSnapshot.second(seed: 7, companyID: first.account.companyID, now: HighLevelFixture.start)
        (main, second) = (first.location.named(first.account), other.location.named(other.account))
        sandbox = HighLevelSandbox(first, others: [other], limits: limits, rate: rate, clock: { time.date })
    }

    var app: HighLevelApp { sandbox.access.app }

    func advance(_ seconds: TimeInterval) { time.advance(seconds) }

    /// Runs calls against the router without a socket.
    func run(
        _ operations: [HighLevelOperation] = HighLevelOperation.all + HighLevelOperation.unsupported,
        _ test: @Sendable (HighLevelClient) async throws -> Void
    ) async throws {
        let application = Application(router: sandbox.buildRouter(operations))
        try await application.test(.router) { client in
            try await test(HighLevelClient(client: client, account: self.main))
        }
    }

    /// A pair of tokens without a person, with the whole answer of the token operation.
    func issue(
        _ userType: HighLevelGrant.UserType,
        location: String? = nil,
        scopes: [String]? = nil
    ) throws -> HighLevelValue {
        let change = HighLevelTokenChange(issue: .init(userType: userType, locationId: location, scopes: scopes))
        let now = sandbox.now
        let members = try sandbox.withAccess { access, accounts in
            Result { () throws(HighLevelFailure) in try change.carryOut(&access, accounts: accounts, at: now) }
        }.get()
        return .object(members)
    }

    func accessToken(
        _ userType: HighLevelGrant.UserType,
        location: String? = nil,
        scopes: [String]? = nil
    ) throws -> String {
        try #require(try issue(userType, location: location, scopes: scopes)["access_token"]?.text)
    }

    /// The token of every kind, each with everything it can have.
    func token(_ kind: HighLevelCaller.Kind) throws -> String {
        switch kind {
        case .locationOAuth: try accessToken(.location, location: main.locationID)
        case .companyOAuth: try accessToken(.company)
        case .locationPrivate: main.token
        case .agencyPrivate: sandbox.access.agencyToken
        }
    }

    /// The members of a refresh.
    func refreshing(_ token: String) -> [(String, String)] {
        [
            ("client_id", app.clientID), ("client_secret", app.clientSecret), ("grant_type", "refresh_token"),
            ("refresh_token", token),
        ]
    }

    /// The query of the page on which a person chooses.
    func choosing(_ changes: [String: String] = [:]) -> String {
        let values = [
            "client_id": app.clientID, "redirect_uri": "http://127.0.0.1:4000/back", "response_type": "code",
            "scope": "contacts.readonly contacts.write", "state": "s1",
        ].merging(changes) { $1 }
        return HighLevelClient.encoded(values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
}

extension HighLevelClient {
    /// An answer as it came, whatever it is.
    struct RawAnswer: Sendable {
        var status: Int
        var headers: HTTPFields
        var text: String

        var json: HighLevelValue? { try? HighLevelValue(json: text) }
    }

    static func encoded(_ values: [(String, String)]) -> String {
        values.map { QueryText.encoded($0.0) + "=" + QueryText.encoded($0.1) }.joined(separator: "&")
    }

    func raw(
        _ method: HTTPRequest.Method,
        _ path: String,
        headers: HTTPFields = [:],
        body: String? = nil
    ) async throws -> RawAnswer {
        try await client.execute(
            uri: path,
            method: method,
            headers: headers,
            body: body.map { ByteBuffer(string: $0) }
        ) { response in
            RawAnswer(
                status: response.status.code,
                headers: response.headers,
                text: String(buffer: response.body)
            )
        }
    }

    /// Sends a form, as OAuth wants it.
    func form(
        _ path: String,
        _ values: [(String, String)],
        version: String? = nil,
        token: String? = nil
    ) async throws -> RawAnswer {
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        if let version, let name = HTTPField.Name("Version") { headers[name] = version }
        if let token { headers[.authorization] = "Bearer " + token }
        return try await raw(.post, path, headers: headers, body: Self.encoded(values))
    }

    /// Approves on the page and returns where the person is sent.
    func approve(_ query: String, _ choices: [(String, String)]) async throws -> URLComponents {
        let values = QueryText.values(query).map { ($0.key, $0.value) } + choices
        let answer = try await form("/v2/oauth/chooselocation", values)
        try #require(answer.status == 302, "\(answer.text)")
        return try #require(URLComponents(string: answer.headers[.location] ?? ""))
    }
}

extension URLComponents {
    /// The value of a query item.
    func value(_ name: String) -> String? { queryItems?.first { $0.name == name }?.value }
}
