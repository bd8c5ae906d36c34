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
        /// The head, and then a space at a time without end.
        case dripping
        /// Nothing before the latch opens.
        case held(Latch)
    }

    var status = 200
    var headers: [String: String] = [:]
    var body = "{}"
    var kind = Kind.whole
    /// Only for requests that begin so, such as `GET /contacts/c1/tasks`; for any request when nil.
    var only: String?

    /// The same answer for some requests only, so that calls made at the same time can be told apart.
    func only(_ start: String) -> StubReply {
        var copy = self
        copy.only = start
        return copy
    }

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

/// Writes every request that a stub gets to the file that `HIGHLEVEL_RECORD` names: a line of JSON each, without the token.
///
/// The lines are judged after the run against HighLevel's own OpenAPI documents; see `Tests/openapi`.
private final class RequestRecord: Sendable {
    private struct Line: Encodable {
        let method: String
        let target: String
        let headers: [String: String]
        let body: String
    }

    /// One for all stubs, because all of them write to one file; nil where nothing is to be recorded.
    static let shared = ProcessInfo.processInfo.environment["HIGHLEVEL_RECORD"].flatMap(RequestRecord.init)

    private let file: Mutex<FileHandle>

    private init?(path: String) {
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT, 0o600)
        guard descriptor >= 0 else { return nil }
        file = Mutex(FileHandle(fileDescriptor: descriptor, closeOnDealloc: true))
    }

    func append(_ request: StubRequest) throws {
        let named = request.headers.filter { $0.name != .authorization }.map { ($0.name.canonicalName, $0.value) }
        let headers = Dictionary(named) { first, _ in first }
        let line = Line(method: request.method, target: request.target, headers: headers, body: request.body)
        var data = try JSONEncoder().encode(line)
        data.append(UInt8(ascii: "\n"))
        try file.withLock { try $0.write(contentsOf: data) }
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

/// A server on loopback that gives scripted answers in order, the first that suits each, and keeps what it was asked.
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
            let line = "\(asked.method) \(asked.target)"
            let index = state.replies.firstIndex { $0.only.map(line.hasPrefix) ?? true }
            return index.map { state.replies.remove(at: $0) } ?? .json("{}", status: 599)
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
        if case .dripping = reply.kind {
            let drip = ResponseBody { writer in
                while true {
                    try await writer.write(ByteBuffer(string: " "))
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            return Response(status: .init(code: reply.status), headers: headers, body: drip)
        }
        return Response(status: .init(code: reply.status), headers: headers, body: ResponseBody(byteBuffer: buffer))
    }
}
