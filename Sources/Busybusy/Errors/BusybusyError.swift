/// A call to busybusy that did not give what was asked for.
///
/// ``effect`` says whether the call may have changed something: after `.unclear`, look before trying again.
public struct BusybusyError: Error, Sendable {
    /// What went wrong.
    public let code: Code
    /// Whether the call may have changed something.
    public let effect: Effect
    /// The operation, such as `createProject`; empty for a configuration error.
    public let operation: String
    /// Names the input, the rule and the next step. Never holds the key.
    public let message: String
    /// The HTTP status, when a reply came.
    public let status: Int?
    /// The messages of the `errors` of a GraphQL reply.
    public let problems: [String]
    /// How long the service asks to wait, when it says so.
    public let retryAfter: Duration?
    /// The failure below, such as that of the connection.
    public let underlying: (any Error)?

    init(
        _ code: Code,
        effect: Effect = .none,
        operation: String = "",
        message: String,
        status: Int? = nil,
        problems: [String] = [],
        retryAfter: Duration? = nil,
        underlying: (any Error)? = nil
    ) {
        self.code = code
        self.effect = effect
        self.operation = operation
        self.message = message
        self.status = status
        self.problems = problems
        self.retryAfter = retryAfter
        self.underlying = underlying
    }

    static func configuration(_ message: String) -> BusybusyError {
        BusybusyError(.configuration, message: message)
    }

    /// The same without the failure below, where that could tell a secret.
    var withoutUnderlying: BusybusyError {
        BusybusyError(
            code,
            effect: effect,
            operation: operation,
            message: message,
            status: status,
            problems: problems,
            retryAfter: retryAfter
        )
    }
}

extension BusybusyError {
    /// What a failed call may have done.
    public enum Effect: String, Sendable, Hashable {
        /// The call certainly changed nothing.
        case none
        /// The call may have done what it was asked to do. Look before trying again.
        case unclear
    }

    /// Whether a smaller page may get through where this one did not.
    var suggestsSmallerPage: Bool {
        [.timeout, .responseTooLarge].contains(code) || (code == .server && effect == .none)
    }
}

extension BusybusyError: CustomStringConvertible {
    /// Code, operation and message.
    public var description: String {
        operation.isEmpty ? "\(code): \(message)" : "\(code) in \(operation): \(message)"
    }
}
