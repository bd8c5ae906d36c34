import Testing

@testable import HighLevel

/// One operation of the client: what it must send in both dialects, and the call that sends it.
struct Probe: Sendable, CustomTestStringConvertible {
    let name: String
    /// Method, path and query, and body, in v2.
    let request: String
    /// The same in v3, where it differs.
    let requestInV3: String?
    /// The `Version` header in v2.
    let version: String
    /// The `Version` header in v3.
    let versionInV3: String
    let scope: String?
    let reply: StubReply
    let call: @Sendable (HighLevelClient) async throws -> Void

    init(
        _ name: String,
        _ request: String,
        v3: String? = nil,
        version: String = "2021-07-28",
        versionInV3: String = "v3",
        scope: String?,
        reply: String,
        status: Int = 200,
        call: @escaping @Sendable (HighLevelClient) async throws -> Void
    ) {
        self.name = name
        self.request = request
        requestInV3 = v3
        self.version = version
        self.versionInV3 = versionInV3
        self.scope = scope
        self.reply = .json(reply, status: status)
        self.call = call
    }

    var testDescription: String { name }

    /// Makes the call and compares what was sent, and under which scope.
    func check(_ dialect: HighLevelDialect) async throws {
        let scopes = ScopeRecorder()
        try await Harness.run([reply], dialect: dialect, tokens: scopes) { harness in
            try await call(harness.client)
            let sent = try #require(harness.server.requests.first)
            let line = "\(sent.method) \(sent.target)" + (sent.body.isEmpty ? "" : " \(sent.body)")
            #expect(line == (dialect == .v3 ? requestInV3 ?? request : request))
            #expect(sent.header("Version") == (dialect == .v3 ? versionInV3 : version))
            #expect(scopes.asked.all == [scope.map { [$0] } ?? []])
            #expect(harness.server.requests.count == 1)
        }
    }
}

/// Gives a token and keeps which scope was asked for.
struct ScopeRecorder: TokenSource {
    let asked = Recorder<[String]>()

    func token(for operation: String, scopes: [HighLevelScope]) -> HighLevelToken {
        asked.append(scopes.map(\.rawValue))
        return HighLevelToken("t")
    }

    func replacement(for refused: HighLevelToken) -> HighLevelToken? { nil }
}

/// The macro cannot stand alone in a closure that throws.
func verify(_ condition: Bool, _ comment: Comment? = nil, at location: SourceLocation = #_sourceLocation) {
    #expect(condition, comment, sourceLocation: location)
}
