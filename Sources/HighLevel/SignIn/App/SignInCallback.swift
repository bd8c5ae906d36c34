public import Foundation

/// What the browser brings back to the redirect address after a person granted or refused access.
public struct SignInCallback: Sendable, Hashable {
    /// The authorization code, good for one exchange.
    public let code: SignInSecret

    /// Reads the address that the browser was sent to, and checks that the answer belongs to the sign-in begun here.
    ///
    /// - Parameters:
    ///   - address: the whole address, or only its path and query.
    ///   - state: what the authorize address carried.
    /// - Throws: ``HighLevelError`` with code `.unauthorized` when access was refused, `.invalid` when the address
    ///   is no callback, has no code, or carries another or too old a state.
    public init(_ address: String, expecting state: SignInState, at date: Date) throws(HighLevelError) {
        guard let items = URLComponents(string: address.trimmed)?.queryItems, !items.isEmpty else {
            throw Self.invalid("The address carries no answer. Copy it whole from the browser, with all after the ?.")
        }
        func value(_ name: String) -> String? {
            items.first { $0.name == name }?.value.flatMap { $0.isEmpty ? nil : $0 }
        }
        guard let given = value("state"), state.accepts(given, at: date) else {
            throw Self.invalid(
                "The answer does not belong to the sign-in that was begun here, or came too late "
                    + "(\(SignInState.lifetime.components.seconds / 60) minutes). Use the latest address, or begin again."
            )
        }
        if let error = value("error") {
            let reason = value("error_description").map { "\(error): \($0)" } ?? error
            throw HighLevelError(
                .unauthorized,
                operation: "signIn",
                message: "Access was not granted (\(reason.prefix(200))). Begin again and allow the access."
            )
        }
        guard let code = value("code") else {
            throw Self.invalid("The answer holds no authorization code. Begin again.")
        }
        self.code = SignInSecret(code)
    }

    private static func invalid(_ message: String) -> HighLevelError {
        HighLevelError(.invalid, operation: "signIn", message: message)
    }
}
