import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The way of a request: fault, version, token, rate limit, location, body, operation.
extension HighLevelSandbox {
    /// Bodies may have at most so many bytes.
    private static let largestBody = 1 << 20

    func buildRouter() -> Router<HighLevelContext> {
        let router = Router(context: HighLevelContext.self)
        router.add(middleware: HighLevelUnroutedMiddleware(sandbox: self))
        addControl(to: router)
        addWebhookControl(to: router)
        for operation in HighLevelOperation.all {
            router.on(RouterPath(operation.routerPath), method: operation.method) { request, context in
                try await self.answer(operation, request, context)
            }
        }
        return router
    }

    private func answer(
        _ operation: HighLevelOperation,
        _ request: Request,
        _ context: HighLevelContext
    ) async throws -> Response {
        let fault = withTraffic { traffic in
            traffic.count(operation.name)
            return traffic.nextFault(for: operation.name)
        }
        switch fault?.kind {
        case .reset: return try await closed(context)
        case .status500: return response(HighLevelFailure(status: 500, message: "Internal server error").reply)
        case .status429: return response(HighLevelFailure.tooManyRequests.reply)
        case .slow: try await Task.sleep(for: .milliseconds(fault?.delayMilliseconds ?? 1000))
        case .replyLost, nil: break
        }
        let reply = try await reply(operation, request, context)
        if fault?.kind == .replyLost { return try await closed(context) }
        return response(reply, etag: operation.method == .get)
    }

    /// Closes the connection without an answer; what is returned reaches only tests without a connection.
    private func closed(_ context: HighLevelContext) async throws -> Response {
        try? await context.channel.close()
        return Response(status: .badGateway)
    }

    private func reply(
        _ operation: HighLevelOperation,
        _ request: Request,
        _ context: HighLevelContext
    ) async throws -> HighLevelReply {
        do throws(HighLevelFailure) {
            let version = try version(of: request)
            try authorize(request)
            guard withTraffic({ [now] in $0.limit.admit(at: now) }) else { throw .tooManyRequests }
            let body = try await body(of: request, for: operation)
            let call = HighLevelCall(
                version: version,
                path: path(context),
                query: QueryText.values(request.uri.query ?? ""),
                body: body,
                origin: "http://" + (request.head.authority ?? "localhost"),
                now: now
            )
            try operation.checkLocation(call, account: account)
            try operation.body?.check(body, version: version)
            return try perform(operation, call)
        } catch {
            return error.reply
        }
    }

    /// Missing and unknown versions have their own 401 each, before the token is looked at (seen in live traffic).
    private func version(of request: Request) throws(HighLevelFailure) -> HighLevelVersion {
        guard let name = HTTPField.Name("Version"), let text = request.headers[name] else {
            throw .unauthorized("version header was not found.")
        }
        guard let version = HighLevelVersion(rawValue: text) else { throw .unauthorized("version header is invalid") }
        return version
    }

    private func authorize(_ request: Request) throws(HighLevelFailure) {
        let header = request.headers[.authorization] ?? ""
        let token = header.hasPrefix("Bearer ") ? String(header.dropFirst("Bearer ".count)) : ""
        if token == account.token { return }
        throw .unauthorized(token.hasPrefix("pit-") ? "Invalid Private Integration token" : "Invalid JWT")
    }

    private func body(
        of request: Request,
        for operation: HighLevelOperation
    ) async throws(HighLevelFailure) -> HighLevelValue {
        guard operation.body != nil else { return [:] }
        guard let buffer = try? await request.body.collect(upTo: Self.largestBody) else {
            throw HighLevelFailure(status: 413, message: "request entity too large")
        }
        if buffer.readableBytes == 0 { return [:] }
        guard let value = try? JSONDecoder().decode(HighLevelValue.self, from: Data(buffer.readableBytesView)),
            value.members != nil
        else { throw .badRequest("Unexpected token in JSON: the body is not a JSON object") }
        return value
    }

    private func path(_ context: HighLevelContext) -> [String: String] {
        Dictionary(
            context.parameters.map { (String($0.key), $0.value.removingPercentEncoding ?? String($0.value)) },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
