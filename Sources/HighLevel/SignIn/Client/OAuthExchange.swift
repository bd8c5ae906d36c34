import AsyncHTTPClient
import Foundation
import Logging
import Metrics
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// One HTTP exchange with an endpoint of signing in: no token unless one is named, no retries, no rate gate.
struct OAuthExchange: Sendable {
    enum ContentType: String {
        case form = "application/x-www-form-urlencoded"
        case json = "application/json"
    }

    /// The largest reply that is read, in bytes: tokens are some kilobytes, a page of locations a hundred.
    static let maximumResponseBytes = 1024 * 1024

    let baseURL: URL
    let version: String
    let http: HTTPClient
    let logger: Logger
    let timeout: Duration
    let clock: HighLevelClock
    let onCall: @Sendable (HighLevelCall) -> Void

    /// Sends it and gives the body of a successful reply.
    ///
    /// - Parameter secrets: what must not show in the error, should the service repeat it.
    func send(
        _ endpoint: Endpoint,
        contentType: ContentType,
        token: HighLevelToken? = nil,
        hiding secrets: [SignInSecret] = []
    ) async throws -> Reply {
        try Task.checkCancellation()
        let start = clock.now()
        let reply: Reply
        do {
            reply = try await execute(request(for: endpoint, contentType, token))
        } catch {
            observe(endpoint, reply: nil, since: start)
            if Task.isCancelled { throw CancellationError() }
            throw HighLevelError.transport(error, endpoint: endpoint)
        }
        observe(endpoint, reply: reply, since: start)
        guard (200..<300).contains(reply.status) else {
            throw OAuthErrorClassifier(endpoint: endpoint, token: token, secrets: secrets).error(for: reply)
        }
        return reply
    }

    /// Reads a successful reply. The error holds no part of the body.
    func decode<Value: Decodable>(_ type: Value.Type, from reply: Reply, of endpoint: Endpoint) throws -> Value {
        do {
            return try ReplyDecoder.decode(type, from: reply.body)
        } catch {
            throw HighLevelError.undecodable(error, endpoint: endpoint, reply: reply)
        }
    }

    private func execute(_ request: HTTPClientRequest) async throws -> Reply {
        let response = try await http.execute(request, timeout: TimeAmount(timeout), logger: nil)
        let body = try await response.body.collect(upTo: Self.maximumResponseBytes)
        let status = response.history.count > 1 ? 302 : Int(response.status.code)
        return Reply(
            status: status,
            limits: RateHeaders(status: status) { response.headers.first(name: $0) },
            body: Data(buffer: body)
        )
    }

    private func request(for endpoint: Endpoint, _ type: ContentType, _ token: HighLevelToken?) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: endpoint.url(below: baseURL))
        request.method = endpoint.method
        request.headers = ["Version": version, "Accept": "application/json"]
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token.value)") }
        if let body = endpoint.body {
            request.headers.add(name: "Content-Type", value: type.rawValue)
            request.body = .bytes(ByteBuffer(data: body))
        }
        return request
    }

    private func observe(_ endpoint: Endpoint, reply: Reply?, since start: Duration) {
        let call = HighLevelCall(
            operation: endpoint.operation,
            method: endpoint.method.rawValue,
            status: reply?.status,
            bytesOut: endpoint.body?.count ?? 0,
            bytesIn: reply?.body.count ?? 0,
            duration: clock.now() - start,
            attempt: 0
        )
        let status = call.status.map(String.init) ?? "none"
        Counter(label: "highlevel_calls_total", dimensions: [("operation", call.operation), ("status", status)])
            .increment()
        logger.debug(
            "HighLevel sign-in call ended",
            metadata: ["operation": "\(call.operation)", "status": "\(status)"]
        )
        onCall(call)
    }
}

extension OAuthExchange: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Only the type's name.
    var description: String { "OAuthExchange" }
    /// Only the type's name.
    var debugDescription: String { description }
    /// A mirror without children: below lie connections, and in them requests with their tokens.
    var customMirror: Mirror { Mirror(self, children: []) }
}
