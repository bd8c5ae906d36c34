import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What a faulty call looks like from outside.
extension HighLevelSandbox {
    /// The fault that a request asks for in its header. Throws 400 when the header names none.
    func askedFault(_ request: Request) throws(HighLevelFailure) -> HighLevelFault? {
        guard let name = HTTPField.Name(HighLevelFault.header), let text = request.headers[name] else { return nil }
        if let fault = HighLevelFault(header: text) { return fault }
        let kinds = HighLevelFault.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw .badRequest("\(HighLevelFault.header) is '\(text)': use one of \(kinds), or slow=MILLISECONDS.")
    }

    /// The answer of a call that fails before anything is done; nil when the work goes on.
    func answerBefore(
        _ fault: HighLevelFault?,
        _ budget: HighLevelCaller.Budget?,
        _ context: HighLevelContext
    ) async throws -> Response? {
        switch fault?.kind {
        case .reset: return try await resetting(context)
        case .status500:
            return response(HighLevelFailure(status: 500, message: "Internal server error").reply, budget)
        case .status429: return response(HighLevelFailure.tooManyRequests.reply, budget)
        case .status502: return Self.badGateway
        case .slow:
            try await Task.sleep(for: .milliseconds(fault?.delayMilliseconds ?? 1000))
            return nil
        case .replyLost, .truncated, .wrongShape, .notJSON, nil: return nil
        }
    }

    /// The answer of a call whose work is done.
    func answerAfter(
        _ fault: HighLevelFault?,
        _ answer: Response,
        _ bytes: [UInt8],
        _ context: HighLevelContext
    ) async -> Response {
        switch fault?.kind {
        case .replyLost: return await closing(context)
        case .truncated: return truncated(answer, bytes, context)
        case .wrongShape:
            let other: HighLevelValue = ["data": [["value": 1]], "total": "unknown", "contact": [], "contacts": 7]
            return replacing(answer, with: other.jsonBytes())
        case .notJSON: return replacing(answer, with: Array("upstream said: OK {not json".utf8))
        case .reset, .status500, .status429, .status502, .slow, nil: return answer
        }
    }

    private static var badGateway: Response {
        let page = """
            <!doctype html>
            <html><head><title>502 Bad Gateway</title></head>
            <body><h1>502 Bad Gateway</h1><hr><p>sandbox gateway</p></body></html>
            """
        return Response(
            status: .badGateway,
            headers: [.contentType: "text/html"],
            body: .init(byteBuffer: ByteBuffer(string: page))
        )
    }

    /// Closes the connection without an answer; what is returned reaches only tests without a connection.
    private func closing(_ context: HighLevelContext) async -> Response {
        try? await context.channel.close()
        return Response(status: .badGateway)
    }

    /// Closes the connection so that the other side sees a reset and not an end.
    private func resetting(_ context: HighLevelContext) async throws -> Response {
        if let socket = context.channel as? any SocketOptionProvider {
            try? await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        }
        return await closing(context)
    }

    /// Half of the body under the length of the whole, then the end of the connection.
    private func truncated(_ answer: Response, _ bytes: [UInt8], _ context: HighLevelContext) -> Response {
        let half = ByteBuffer(bytes: bytes.prefix(bytes.count / 2))
        let channel = context.channel
        return Response(
            status: answer.status,
            headers: answer.headers,
            body: .init(contentLength: bytes.count) { writer in
                try await writer.write(half)
                try? await channel.close()
                try await writer.finish(nil)
            }
        )
    }

    private func replacing(_ answer: Response, with bytes: [UInt8]) -> Response {
        var headers = answer.headers
        headers[.contentLength] = nil
        headers[.eTag] = nil
        return Response(status: answer.status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
