import Foundation

/// Turns a reply that is no success into an error with a cause, an effect and a next step.
struct ErrorClassifier {
    let endpoint: Endpoint
    let token: HighLevelToken

    func error(for reply: Reply) -> HighLevelError {
        let body = ErrorBody(reply.body, hiding: token)
        let text = body.text
        func make(
            _ code: HighLevelError.Code,
            _ effect: HighLevelError.Effect,
            _ rule: String,
            unauthorized: UnauthorizedReason? = nil
        ) -> HighLevelError {
            HighLevelError(
                code,
                effect: effect,
                operation: endpoint.operation,
                message: "\(endpoint.subject): HighLevel answered \(reply.status) (\(text)). \(rule)",
                status: reply.status,
                traceID: body.traceID,
                unauthorized: unauthorized,
                duplicate: code == .duplicate ? body.duplicate : nil,
                problems: code == .invalid ? body.messages : [],
                retryAfter: code == .rateLimited ? reply.limits.interval : nil
            )
        }
        switch reply.status {
        case 400: return badRequest(body, text, make: { make($0, .none, $1) })
        case 401:
            let reason = UnauthorizedReason(message: body.text)
            return make(
                .unauthorized,
                .none,
                reason.nextStep(token.kind, scopes: endpoint.scopes),
                unauthorized: reason
            )
        case 403:
            return make(.forbidden, .none, "Use a token that has access to this location, and send the location's id.")
        case 404: return notFound(text, make: { make($0, .none, $1) })
        case 408: return make(.timeout, endpoint.effectWhenUnclear, "Try again later.")
        case 422: return make(.invalid, effectOfUnprocessable, "Correct the named properties.")
        case 429: return make(.rateLimited, .none, "Wait for the interval to pass.")
        case 405...499: return make(.invalid, .none, "Correct the request.")
        case 500...: return make(.server, endpoint.effectWhenUnclear, "Try again later.")
        default: return make(.unexpectedStatus, endpoint.effectWhenUnclear, "Check the configured address.")
        }
    }

    /// A contact may be there in spite of a 422 on its creation (seen in live traffic, public issue 64).
    private var effectOfUnprocessable: HighLevelError.Effect {
        endpoint.kind == .contactCreation ? .unclear : .none
    }

    /// v3 declares 404 for what does not exist (official spec); else it means a path that is not there (live traffic).
    private func notFound(_ text: String, make: (HighLevelError.Code, String) -> HighLevelError) -> HighLevelError {
        let lower = text.lowercased()
        return lower.contains("contact ") && lower.contains("not found")
            ? make(.contactNotFound, "The contact was deleted, merged or never existed here.")
            : make(.notFound, "Check the id, and that this API version has the operation.")
    }

    private func badRequest(
        _ body: ErrorBody,
        _ text: String,
        make: (HighLevelError.Code, String) -> HighLevelError
    ) -> HighLevelError {
        if let duplicate = body.duplicate {
            return make(.duplicate, "Update contact \(duplicate.contactID) instead.")
        }
        let lower = text.lowercased()
        guard lower.contains("not found") else { return make(.invalid, "Correct the request.") }
        return lower.contains("contact ")
            ? make(.contactNotFound, "The contact was deleted, merged or never existed here.")
            : make(.notFound, "It was deleted or never existed here.")
    }
}
