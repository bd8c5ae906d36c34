import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Synchronization

/// A server on loopback that keeps a sliding limit, states it in its headers, and finds no contacts.
final class LimitedServer: Sendable {
    private struct State {
        var counted: [Duration] = []
        var throttled = 0
        var isHolding = false
    }

    let maximum: Int
    let interval: Duration
    private let origin = ContinuousClock.now
    private let state = Mutex(State())
    /// Opens when held requests may be answered.
    private let latch = Latch()

    private init(maximum: Int, interval: Duration) {
        self.maximum = maximum
        self.interval = interval
    }

    /// When calls were counted.
    var counted: [Duration] { state.withLock(\.counted) }
    /// How many were answered 429.
    var throttled: Int { state.withLock(\.throttled) }

    /// Answers nothing from now on, until the end.
    func hold() { state.withLock { $0.isHolding = true } }

    /// Runs the body with the server's address.
    static func run(
        maximum: Int,
        interval: Duration,
        _ body: @escaping @Sendable (_ address: URL, _ server: LimitedServer) async throws -> Void
    ) async throws {
        let server = LimitedServer(maximum: maximum, interval: interval)
        var logger = Logger(label: "stub")
        logger.logLevel = .critical
        let responder = CallbackResponder<BasicRequestContext> { _, _ in await server.answer() }
        let application = Application(
            responder: responder,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            logger: logger
        )
        try await application.test(.live) { client in
            defer { server.latch.open() }
            try await body(URL(string: "http://127.0.0.1:\(client.port!)")!, server)
        }
    }

    private func answer() async -> Response {
        let now = ContinuousClock.now - origin
        let (remaining, isHolding) = state.withLock { state -> (Int?, Bool) in
            let used = state.counted.reversed().prefix { $0 > now - interval }.count
            guard used < maximum else {
                state.throttled += 1
                return (nil, false)
            }
            state.counted.append(now)
            return (maximum - used - 1, state.isHolding)
        }
        if isHolding { await latch.wait() }
        var headers: HTTPFields = [.contentType: "application/json"]
        headers[HTTPField.Name("X-RateLimit-Max")!] = String(maximum)
        headers[HTTPField.Name("X-RateLimit-Remaining")!] = String(remaining ?? 0)
        let milliseconds = interval.components.seconds * 1000 + interval.components.attoseconds / 1_000_000_000_000_000
        headers[HTTPField.Name("X-RateLimit-Interval-Milliseconds")!] = String(milliseconds)
        return Response(
            status: remaining == nil ? .tooManyRequests : .ok,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: #"{"contacts":[],"total":0}"#))
        )
    }
}
