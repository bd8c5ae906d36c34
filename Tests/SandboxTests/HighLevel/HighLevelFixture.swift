import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization
import Testing

@testable import Sandbox

/// A sandbox with a few contacts and a clock that the test moves.
final class HighLevelFixture: Sendable {
    let sandbox: HighLevelSandbox
    private let time = TimeBox()

    /// 2026-01-02T03:04:05Z
    static let start = Date(timeIntervalSince1970: 1_767_323_045)

    init(contacts: Int = 0, limits: Bool = false, lag: Int = 0) {
        let time = time
        let population = Population(
            seed: 7,
            contacts: contacts,
            customerShare: 0.6,
            projectShare: 0.2,
            memberCount: 0,
            now: Self.start
        )
        sandbox = HighLevelSandbox(
            HighLevelSnapshot(population),
            limits: limits,
            searchIndexLagMilliseconds: lag,
            clock: { time.date }
        )
    }

    var location: String { sandbox.account.locationID }

    func advance(_ seconds: TimeInterval) { time.advance(seconds) }

    /// Runs calls against the router without a socket.
    func run(_ test: @Sendable (HighLevelClient) async throws -> Void) async throws {
        let application = Application(router: sandbox.buildRouter())
        try await application.test(.router) { client in
            try await test(HighLevelClient(client: client, account: self.sandbox.account))
        }
    }
}

/// A clock that stands still until it is moved.
final class TimeBox: Sendable {
    private let state = Mutex(HighLevelFixture.start)
    var date: Date { state.withLock { $0 } }
    func advance(_ seconds: TimeInterval) { state.withLock { $0 += seconds } }
}

/// Calls as a client of HighLevel makes them.
struct HighLevelClient: Sendable {
    let client: any TestClientProtocol
    let account: HighLevelAccount

    struct Answer: Sendable {
        var status: Int
        var headers: HTTPFields
        var body: HighLevelValue

        var message: String? { body["message"]?.text }
        var messages: [String]? { body["message"]?.texts }
        var contactID: String? { body["contact"]?["id"]?.text }

        func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
    }

    func call(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: HighLevelValue? = nil,
        version: String? = "2021-07-28",
        token: String? = nil
    ) async throws -> Answer {
        var headers: HTTPFields = [.authorization: "Bearer \(token ?? account.token)"]
        if let version, let name = HTTPField.Name("Version") { headers[name] = version }
        return try await client.execute(
            uri: path,
            method: method,
            headers: headers,
            body: body.map { ByteBuffer(bytes: $0.jsonBytes()) }
        ) { response in
            let data = Data(response.body.readableBytesView)
            let value = data.isEmpty ? .null : try JSONDecoder().decode(HighLevelValue.self, from: data)
            return Answer(status: response.status.code, headers: response.headers, body: value)
        }
    }

    /// Creates a contact and returns its id.
    func create(_ fields: HighLevelValue) async throws -> String {
        let answer = try await call(.post, "/contacts/", located(fields))
        try #require(answer.status == 201, "\(answer.body)")
        return try #require(answer.contactID)
    }

    /// The body with the location.
    func located(_ body: HighLevelValue) -> HighLevelValue {
        .object((body.members ?? []) + [.init(name: "locationId", value: .string(account.locationID))])
    }

    func search(_ body: HighLevelValue) async throws -> Answer {
        try await call(.post, "/contacts/search", located(body))
    }

    func contact(_ id: String, version: String = "2021-07-28") async throws -> HighLevelValue {
        try #require(try await call(.get, "/contacts/\(id)", version: version).body["contact"])
    }
}

extension HighLevelValue {
    /// The value of a JSON text.
    init(json: String) throws {
        self = try JSONDecoder().decode(HighLevelValue.self, from: Data(json.utf8))
    }

    var names: Set<String> { Set((members ?? []).map(\.name)) }
    var ids: [String] { (elements ?? []).compactMap { $0["id"]?.text } }
}
