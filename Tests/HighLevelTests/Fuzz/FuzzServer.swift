import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Synchronization

/// What the server answers next: any bytes, once or over and over.
struct FuzzAnswer: Sendable {
    var status = 200
    var headers: [String: String] = [:]
    /// What is sent once, before the body.
    var start = ByteBuffer()
    var body = ByteBuffer()
    /// How often the body is sent.
    var times = 1
    /// Whether the length is told ahead.
    var tellsLength = true

    var length: Int { start.readableBytes + body.readableBytes * times }
}

/// A server on loopback that answers what it was told last.
final class FuzzServer: Sendable {
    private struct State {
        var next = FuzzAnswer()
        var byEnding: [String: FuzzAnswer] = [:]
    }

    private let state = Mutex(State())

    /// Sets the answer to every call from now on.
    func answer(_ answer: FuzzAnswer) { state.withLock { $0.next = answer } }

    /// Sets the answer to the calls whose path ends so.
    func answer(_ ending: String, with answer: FuzzAnswer) { state.withLock { $0.byEnding[ending] = answer } }

    /// Runs the body with the server's address.
    static func run(_ body: @escaping @Sendable (URL, FuzzServer) async throws -> Void) async throws {
        let server = FuzzServer()
        var logger = Logger(label: "fuzz")
        logger.logLevel = .critical
        let responder = CallbackResponder<BasicRequestContext> { request, _ in
            _ = try await request.body.collect(upTo: 1_000_000)
            return server.response(to: request.uri.path)
        }
        let application = Application(
            responder: responder,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            logger: logger
        )
        try await application.test(.live) { client in
            try await body(URL(string: "http://127.0.0.1:\(client.port!)")!, server)
        }
    }

    private func response(to path: String) -> Response {
        let answer = state.withLock { state in
            state.byEnding.first { path.hasSuffix($0.key) }?.value ?? state.next
        }
        var headers = HTTPFields()
        for (name, value) in answer.headers { headers[HTTPField.Name(name)!] = value }
        if answer.tellsLength { headers[.contentLength] = String(answer.length) }
        let body = ResponseBody { writer in
            if answer.start.readableBytes > 0 { try await writer.write(answer.start) }
            for _ in 0..<answer.times { try await writer.write(answer.body) }
            try await writer.finish(nil)
        }
        return Response(status: .init(code: answer.status), headers: headers, body: body)
    }
}
