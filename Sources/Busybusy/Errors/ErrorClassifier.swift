import Foundation

/// Turns a reply that is no success into an error with a cause, an effect and a next step.
struct ErrorClassifier {
    let operation: Operation
    let key: BusybusyKey

    /// The error for a status other than 200.
    func error(for reply: Reply) -> BusybusyError {
        switch reply.status {
        case 401:
            return make(
                .unauthorized,
                reply,
                "The key was refused. Either the member session behind it died (logout, new password), or it is an "
                    + "Integration Key and this host rejects those. Enter a new key; nothing was changed."
            )
        case 403:
            return make(.forbidden, reply, "The key's member lacks the permission. Use a key with a higher position.")
        case 408: return make(.timeout, reply, "Try again later.", effect: operation.effectWhenUnclear)
        case 429: return make(.rateLimited, reply, "Too many calls. Wait, then try again.")
        case 400...499: return make(.invalid, reply, "The request was refused: \(excerpt(reply)). Check the address.")
        case 500 where isLock(reply):
            // Assumption: a call that did not get its lock did nothing.
            return make(.locked, reply, "Somebody else works on the same thing. Try again.")
        case 500...: return make(.server, reply, "Try again later.", effect: operation.effectWhenUnclear)
        default:
            return make(
                .unexpectedStatus,
                reply,
                "Check the configured address.",
                effect: operation.effectWhenUnclear
            )
        }
    }

    /// The error for the `errors` of a reply.
    ///
    /// A write did nothing only if the reply has no data and the wording says that its input was refused.
    func error(for problems: [GraphQLProblem], hasData: Bool) -> BusybusyError {
        let messages = problems.map { key.redacted(in: String(($0.message ?? "no message").prefix(500))) }
        let kind = messages.allSatisfy(Self.isRefusal) ? Self.refusal(messages) : .graphQL
        let effect = hasData || kind == .graphQL ? operation.effectWhenUnclear : .none
        let next =
            switch kind {
            case .notFound: "It was removed, or this key does not see it."
            case .invalid: "Correct the input."
            default: effect == .unclear ? "It may have been done: look before trying again." : "Discard what was read."
            }
        return BusybusyError(
            kind,
            effect: effect,
            operation: operation.name,
            message:
                "\(operation.subject): busybusy answered with errors (\(messages.joined(separator: "; "))). \(next)",
            status: 200,
            problems: messages
        )
    }

    private func make(
        _ code: BusybusyError.Code,
        _ reply: Reply,
        _ rule: String,
        effect: BusybusyError.Effect = .none
    ) -> BusybusyError {
        BusybusyError(
            code,
            effect: effect,
            operation: operation.name,
            message: "\(operation.subject): busybusy answered \(reply.status). \(rule)",
            status: reply.status,
            retryAfter: reply.retryAfter
        )
    }

    private func isLock(_ reply: Reply) -> Bool {
        String(decoding: reply.body.prefix(4096), as: UTF8.self).lowercased().contains("failed to obtain lock")
    }

    private func excerpt(_ reply: Reply) -> String {
        let text = key.redacted(in: String(decoding: reply.body.prefix(200), as: UTF8.self))
        return text.isEmpty ? "no reason given" : text
    }

    private static func refusal(_ messages: [String]) -> BusybusyError.Code {
        messages.allSatisfy { $0.lowercased().contains("not found") } ? .notFound : .invalid
    }

    /// Wordings that say the input was refused before anything was done: GraphQL's own validation, and the service's.
    private static func isRefusal(_ message: String) -> Bool {
        let text = message.lowercased()
        return refusals.contains { text.contains($0) }
    }

    private static let refusals = [
        "not found", "must not be blank", "must not be empty", "is required", "cannot query field", "unknown argument",
        "unknown type", "got invalid value", "was not provided", "syntax error", "is not defined by type",
        "must have a selection of subfields", "validation error",
    ]
}
