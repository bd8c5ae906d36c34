/// A call to HighLevel that did not give what was asked for.
///
/// ``effect`` says whether the call may have changed something: after `.unclear`, look before trying again.
public struct HighLevelError: Error, Sendable {
    /// What went wrong.
    public let code: Code
    /// Whether the call may have changed something.
    public let effect: Effect
    /// The operation, such as `createContact`; empty for a configuration error.
    public let operation: String
    /// Names the input, the rule and the next step. Never holds the token.
    public let message: String
    /// The HTTP status, when a reply came.
    public let status: Int?
    /// The service's own id of the exchange, to be quoted to its support.
    public let traceID: String?
    /// Why the credential does not open this, with code ``Code/unauthorized``, when known.
    public let unauthorized: UnauthorizedReason?
    /// The contact that is there already, with code ``Code/duplicate``.
    public let duplicate: Duplicate?
    /// The single complaints of the service, with code ``Code/invalid``.
    public let problems: [String]
    /// How long to wait before the next try, with code ``Code/rateLimited``, when known.
    public let retryAfter: Duration?
    /// The failure below, such as that of the connection.
    public let underlying: (any Error)?

    init(
        _ code: Code,
        effect: Effect = .none,
        operation: String = "",
        message: String,
        status: Int? = nil,
        traceID: String? = nil,
        unauthorized: UnauthorizedReason? = nil,
        duplicate: Duplicate? = nil,
        problems: [String] = [],
        retryAfter: Duration? = nil,
        underlying: (any Error)? = nil
    ) {
        self.code = code
        self.effect = effect
        self.operation = operation
        self.message = message
        self.status = status
        self.traceID = traceID
        self.unauthorized = unauthorized
        self.duplicate = duplicate
        self.problems = problems
        self.retryAfter = retryAfter
        self.underlying = underlying
    }

    static func configuration(_ message: String) -> HighLevelError {
        HighLevelError(.configuration, message: message)
    }
}

extension HighLevelError {
    /// What a failed call may have done.
    public enum Effect: String, Sendable, Hashable {
        /// The call certainly changed nothing.
        case none
        /// The call may have done what it was asked to do. Look before trying again.
        case unclear
    }

    /// The contact that stands in the way of a new one.
    public struct Duplicate: Sendable, Hashable {
        /// The id of the contact that exists.
        public let contactID: String
        /// The field that is the same: `email` or `phone`, when told.
        public let matchingField: String?
    }

    /// Whether a later try of the same read may well succeed.
    public var isTransient: Bool {
        [.server, .timeout, .transport].contains(code)
    }
}

extension HighLevelError: CustomStringConvertible {
    /// Code, operation, message and trace id.
    public var description: String {
        var text = "\(code)"
        if !operation.isEmpty { text += " in \(operation)" }
        text += ": \(message)"
        if let traceID { text += " (trace \(traceID))" }
        return text
    }
}
