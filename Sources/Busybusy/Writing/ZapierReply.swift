/// What the reply of a catch hook means.
///
/// Zapier answers 200 with `"status": "success"` when it has the message; other replies are told apart by status alone
/// (assumption: 4xx means that the message was not taken).
enum ZapierReply {
    /// The error of a reply, or nil when the message was taken.
    static func error(_ reply: Reply, _ operation: Operation) -> BusybusyError? {
        switch reply.status {
        case 200...299: nil
        case 404, 410:
            make(
                .configuration,
                reply,
                operation,
                "The hook does not exist any more. Copy the address of a Zap that is on."
            )
        case 408: make(.timeout, reply, operation, look, effect: .unclear)
        case 429: make(.rateLimited, reply, operation, "Too many messages for this Zap. Wait, then try again.")
        case 400...499: make(.invalid, reply, operation, "The message was refused. Check the Zap's first step.")
        case 500...: make(.server, reply, operation, look, effect: .unclear)
        default: make(.unexpectedStatus, reply, operation, look, effect: .unclear)
        }
    }

    private static let look = "It may have been done: look before trying again."

    private static func make(
        _ code: BusybusyError.Code,
        _ reply: Reply,
        _ operation: Operation,
        _ next: String,
        effect: BusybusyError.Effect = .none
    ) -> BusybusyError {
        BusybusyError(
            code,
            effect: effect,
            operation: operation.name,
            message: "\(operation.subject): the Zapier hook answered \(reply.status). \(next)",
            status: reply.status,
            retryAfter: reply.retryAfter
        )
    }
}
