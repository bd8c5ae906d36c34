import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Synchronization

/// One scripted answer of the stub.
struct StubReply: Sendable {
    enum Kind: Sendable {
        case whole
        /// The head and a part of the body, then a closed connection.
        case cutOff
        /// Nothing before the latch opens.
        case held(Latch)
    }

    var status = 200
    var headers: [String: String] = [:]
    var body = "{}"
    var kind = Kind.whole

    static func json(_ body: String, status: Int = 200, headers: [String: String] = [:]) -> StubReply {
        StubReply(status: status, headers: headers, body: body)
    }
}

/// One request as the stub got it.
struct StubRequest: Sendable {
    let method: String
    /// Path and query, still escaped.
    let target: String
    let headers: HTTPFields
    let body: String

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
}

/// Writes the body of every GraphQL request that a stub gets to the file that `BUSYBUSY_RECORD` names, a line each.
///
/// The lines are judged after the run by another GraphQL library against the sandbox's schema; see `Tests/graphql`.
private final class RequestRecord: Sendable {
    /// One for all stubs, because all of them write to one file; nil where nothing is to be recorded.
    static let shared = ProcessInfo.processInfo.environment["BUSYBUSY_RECORD"].flatMap(RequestRecord.init)

    private let file: Mutex<FileHandle>

    private init?(path: String) {
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT, 0o600)
        guard descriptor >= 0 else { return nil }
        file = Mutex(FileHandle(fileDescriptor: descriptor, closeOnDealloc: true))
    }

    /// Keeps the request when its body has a query: hooks and exports have none.
    func append(_ request: StubRequest) throws {
        guard request.body.contains("\"query\"") else { return }
        let line = Data(request.body.replacing("\n", with: " ").utf8) + [UInt8(ascii: "\n")]
        try file.withLock { try $0.write(contentsOf: line) }
    }
}

/// Opens once and lets everyone through.
final class Latch: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func open() { continuation.finish() }
    func wait() async { for await _ in stream {} }
}

/// A server on loopback that gives scripted answers in order and keeps what it was asked.
final class StubServer: Sendable {
    private struct State {
        var replies: [StubReply]
        var requests: [StubRequest] = []
    }

    private let state: Mutex<State>

    private init(_ replies: [StubReply]) { state = Mutex(State(replies: replies)) }

    var requests: [StubRequest] { state.withLock(\.requests) }
    var unusedReplies: Int { state.withLock(\.replies.count) }

    /// Runs the body with the server's address. An answer beyond the script is 599.
    static func run(
        _ replies: [StubReply],
        _ body: @escaping @Sendable (_ address: URL, _ server: StubServer) async throws -> Void
    ) async throws {
        let server = StubServer(replies)
        var logger = Logger(label: "stub")
        logger.logLevel = .critical
        let responder = CallbackResponder<BasicRequestContext> { request, _ in try await server.answer(request) }
        let application = Application(
            responder: responder,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            logger: logger
        )
        try await application.test(.live) { client in
            try await body(URL(string: "http://127.0.0.1:\(client.port!)")!, server)
        }
    }

    private func answer(_ request: Request) async throws -> Response {
        let body = try await request.body.collect(upTo: 1_000_000)
        let asked = StubRequest(
            method: request.method.rawValue,
            target: request.uri.string,
            headers: request.headers,
            body: String(buffer: body)
        )
        try RequestRecord.shared?.append(asked)
        let reply = state.withLock { state -> StubReply in
            state.requests.append(asked)
            return state.replies.isEmpty ? .json("{}", status: 599) : state.replies.removeFirst()
        }
        if case .held(let latch) = reply.kind { await latch.wait() }
        var headers = HTTPFields()
        for (name, value) in reply.headers { headers[HTTPField.Name(name)!] = value }
        headers[.contentType] = "application/json"
        let buffer = ByteBuffer(string: reply.body)
        if case .cutOff = reply.kind {
            headers[.contentLength] = "100000"
            let cut = ResponseBody { writer in
                try await writer.write(buffer)
                throw CancellationError()
            }
            return Response(status: .init(code: reply.status), headers: headers, body: cut)
        }
        return Response(status: .init(code: reply.status), headers: headers, body: ResponseBody(byteBuffer: buffer))
    }
}
