import Access
import Engine
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage

@testable import Server

/// A console over a store of its own, asked without a socket.
final class TestConsole: Sendable {
    let store: Store
    let door: FrontDoor
    private let sources: TenonServer.Sources
    private let directory: URL

    init(settings: DoorSettings = DoorSettings()) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "console-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        store = try Store(path: directory.appending(path: "tenon.db").path)
        let identities = EngineEnvironment.live()
        door = FrontDoor(
            store: store,
            environment: .live(nextID: identities.newID),
            hasher: PasswordHasher(cost: .cheap),
            sealing: SecretSealing(seal: { plain, _ in plain }, open: { sealed, _ in sealed })
        )
        sources = TenonServer.Sources(
            store: store,
            workspace: "main",
            lastOutcome: { .done(SyncReport(), at: Date(timeIntervalSince1970: 0)) },
            door: door,
            settings: settings
        )
    }

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(at: directory)
    }

    /// Runs a story against the console.
    func run<Result: Sendable>(_ story: @escaping @Sendable (Browser) async throws -> Result) async throws -> Result {
        let application = Application(router: try TenonServer.buildRouter(sources))
        return try await application.test(.router) { client in try await story(Browser(client: client)) }
    }

    /// Signs the first owner in.
    func owner(_ browser: Browser) async throws {
        guard let link = try await door.setUpLink() else { throw NoLink() }
        _ = try await browser.get("/join/\(link.text)")
        _ = try await browser.post(
            "/join/\(link.text)",
            ["email": "ann@example.com", "name": "Ann", "password": Self.password]
        )
    }

    /// Joins as somebody who was invited.
    func join(_ browser: Browser, _ email: String, _ role: Role) async throws {
        let desk = PeopleDesk(door: door, workspace: "main")
        guard let link = try await desk.invite(email, as: role, by: .terminal) else { throw NoLink() }
        _ = try await browser.get("/join/\(link.text)")
        _ = try await browser.post("/join/\(link.text)", ["name": "Bob", "password": Self.password])
    }

    static let password = "copper roof in April"

    private struct NoLink: Error {}
}

/// Keeps cookies and the word of the last page's forms, as a browser would.
final class Browser {
    private let client: any TestClientProtocol
    private(set) var cookies: [String: String] = [:]
    /// The word that the last page's forms bring along.
    var word = ""
    /// What is sent beside.
    var headers: HTTPFields = [:]

    init(client: any TestClientProtocol) { self.client = client }

    /// Another browser at the same server.
    func other() -> Browser { Browser(client: client) }

    func get(_ path: String) async throws -> Answer { try await send(.get, path, nil) }

    /// Sends a form with the last page's word, unless it brings its own.
    func post(_ path: String, _ fields: [String: String] = [:]) async throws -> Answer {
        let whole = ["guard": word].merging(fields) { $1 }
        let body = whole.map { "\($0.key)=\(Self.encoded($0.value))" }.joined(separator: "&")
        return try await send(.post, path, body)
    }

    private func send(_ method: HTTPRequest.Method, _ path: String, _ body: String?) async throws -> Answer {
        var headers = headers
        headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        if body != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        let response = try await client.execute(
            uri: path,
            method: method,
            headers: headers,
            body: body.map { ByteBuffer(string: $0) }
        )
        for cookie in response.headers[values: .setCookie] { take(cookie) }
        let answer = Answer(response)
        if let match = answer.page.firstMatch(of: /name="guard" value="([^"]*)"/) { word = String(match.1) }
        return answer
    }

    private func take(_ cookie: String) {
        guard let pair = cookie.split(separator: ";").first?.split(separator: "=", omittingEmptySubsequences: false)
        else { return }
        let value = pair.dropFirst().joined(separator: "=")
        cookies[String(pair[0])] = value.isEmpty ? nil : value
    }

    func forget() { cookies = [:] }

    func plant(_ name: String, _ value: String) { cookies[name] = value }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

/// What the server answered.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let page: String

    init(_ response: TestResponse) {
        status = response.status.code
        headers = response.headers
        page = String(buffer: response.body)
    }

    var location: String? { headers[.location] }
}
