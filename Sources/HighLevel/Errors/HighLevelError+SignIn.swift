extension HighLevelError {
    /// The error for an operation of whose scopes some were not granted; nothing was sent.
    static func scopesMissing(
        _ scopes: [HighLevelScope],
        operation: String,
        tokenKind: HighLevelToken.Kind
    ) -> HighLevelError {
        let step = UnauthorizedReason.scopeMissing.nextStep(tokenKind, scopes: scopes)
        return HighLevelError(
            .unauthorized,
            operation: operation,
            message:
                "Nothing was sent: for \(operation) the token lacks the \(UnauthorizedReason.named(scopes)). \(step)",
            unauthorized: .scopeMissing
        )
    }

    /// The error for a connection that no stored sign-in, or no valid one, stands behind.
    static func signInNeeded(_ cause: String, underlying: (any Error)? = nil) -> HighLevelError {
        HighLevelError(
            .unauthorized,
            operation: "signIn",
            message: "\(cause) Sign in again.",
            unauthorized: .signInNeeded,
            underlying: underlying
        )
    }

    /// The error for a vault that cannot be used; nothing was sent.
    static func vault(_ error: VaultError) -> HighLevelError {
        HighLevelError(.configuration, operation: "signIn", message: error.message, underlying: error)
    }

    /// Whether a renewal that failed so may be done at the service all the same, or may succeed a moment later.
    var leavesRenewalOpen: Bool {
        isTransient || [.rateLimited, .undecodable, .responseTooLarge, .unexpectedStatus].contains(code)
    }
}
