import AsyncHTTPClient
import Foundation
import Logging

@testable import HighLevel

/// A client against a stub with scripted answers, on a manual clock.
struct Harness: Sendable {
    static let token = "pit-11111111-2222-3333-4444-555555555555"

    let client: HighLevelClient
    let server: StubServer
    let time: ManualTime
    let calls: Recorder<HighLevelCall>

    /// Runs the body with a client whose server gives the replies in order.
    static func run(
        _ replies: [StubReply],
        dialect: HighLevelDialect = .v2,
        timeout: Duration = .seconds(20),
        maximumResponseBytes: Int = 100_000,
        retry: HighLevelRetry = .exponentialJitter(),
        tokens: (any TokenSource)? = nil,
        _ body: @escaping @Sendable (Harness) async throws -> Void
    ) async throws {
        try await StubServer.run(replies) { address, server in
            let http = HTTPClient(
                eventLoopGroupProvider: .singleton,
                configuration: HighLevelClient.httpConfiguration
            )
            let configuration = try HighLevelConfiguration(
                baseURL: address,
                tokens: try tokens ?? StaticTokenSource(HighLevelToken(token)),
                locationID: "loc1",
                dialect: dialect,
                timeout: timeout,
                maximumResponseBytes: maximumResponseBytes
            )
            let time = ManualTime()
            let calls = Recorder<HighLevelCall>()
            let client = HighLevelClient(
                configuration: configuration,
                httpClient: http,
                logger: Logger(label: "test"),
                clock: time.clock,
                retry: retry,
                jitter: { 0.5 },
                onCall: { calls.append($0) }
            )
            do {
                try await body(Harness(client: client, server: server, time: time, calls: calls))
            } catch {
                try await http.shutdown()
                throw error
            }
            try await http.shutdown()
        }
    }
}

/// The error that the body throws, or nil.
func failure(of body: () async throws -> Void) async -> HighLevelError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? HighLevelError
    }
}

/// The value that JSON text decodes to.
func decode<Value: Decodable>(_ json: String, as type: Value.Type = Value.self) throws -> Value {
    try JSONDecoder().decode(type, from: Data(json.utf8))
}
