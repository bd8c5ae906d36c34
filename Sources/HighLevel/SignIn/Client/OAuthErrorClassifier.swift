import Foundation

/// Turns a failed reply of an endpoint of signing in into an error with a cause and a next step.
///
/// The errors of the token endpoint are documented for v3 in part and for v2 not at all; the texts are those of the
/// official v3 spec and of live traffic. What is not known keeps its status's meaning.
struct OAuthErrorClassifier {
    let endpoint: Endpoint
    /// The token that was sent; nil at the token endpoint, which takes none.
    let token: HighLevelToken?
    let secrets: [SignInSecret]

    func error(for reply: Reply) -> HighLevelError {
        let general = ErrorClassifier(endpoint: endpoint, token: token ?? HighLevelToken(""))
        let body = OAuthErrorBody(reply.body)
        guard token == nil, (400..<500).contains(reply.status), ![408, 429].contains(reply.status) else {
            return general.error(for: reply)
        }
        guard let reason = UnauthorizedReason(tokenEndpointMessage: body.text) ?? fallback(reply.status) else {
            return make(reply, body, .invalid, nil, "Check the app's settings.")
        }
        return make(reply, body, .unauthorized, reason, reason.nextStep(.access, scopes: []))
    }

    /// A refused reconnect means that the app is not installed there any more, whatever the words (assumption).
    private func fallback(_ status: Int) -> UnauthorizedReason? {
        if endpoint.operation == "reconnect", [400, 403, 404].contains(status) { return .signInNeeded }
        return status == 401 ? .clientRefused : nil
    }

    private func make(
        _ reply: Reply,
        _ body: OAuthErrorBody,
        _ code: HighLevelError.Code,
        _ reason: UnauthorizedReason?,
        _ step: String
    ) -> HighLevelError {
        let text = secrets.reduce(body.text) { $1.redacted(in: $0) }
        return HighLevelError(
            code,
            operation: endpoint.operation,
            message: "\(endpoint.subject): HighLevel answered \(reply.status) (\(text)). \(step)",
            status: reply.status,
            traceID: body.traceID.map { trace in secrets.reduce(trace) { $1.redacted(in: $0) } },
            unauthorized: reason
        )
    }
}

/// The body of a failed sign-in, in any of its shapes: HighLevel's own, that of the OAuth standard
/// (`error`, `error_description`), or the envelope of v3 (`error.code`, `error.message`).
struct OAuthErrorBody {
    let text: String
    let traceID: String?

    init(_ data: Data) {
        let own = ErrorBody(data, hiding: nil)
        traceID = own.traceID
        guard case .object(let fields)? = try? ReplyDecoder.decode(JSONValue.self, from: data) else {
            text = own.text
            return
        }
        var parts = own.messages
        switch fields["error"] {
        case .string(let error): parts.append(error)
        case .object(let error): parts += ["code", "message"].compactMap { error[$0]?.stringValue }
        default: break
        }
        if let description = fields["error_description"]?.stringValue { parts.append(description) }
        text = parts.isEmpty ? own.text : String(parts.joined(separator: "; ").prefix(500))
    }
}
