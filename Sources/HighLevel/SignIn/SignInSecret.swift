/// A value that must stay secret while signing in: an app's secret, an authorization code, a refresh token.
///
/// It never appears in a description, a dump or an error; only the calls to the token endpoint read it.
public struct SignInSecret: Sendable, Hashable {
    let value: String

    /// Wraps a secret; surrounding white space, as pasted from a page, is dropped.
    public init(_ value: String) { self.value = value.trimmed }

    /// Whether there is nothing in it.
    public var isEmpty: Bool { value.isEmpty }

    /// The text with every occurrence of this secret replaced.
    func redacted(in text: String) -> String {
        value.isEmpty ? text : text.replacing(value, with: "<redacted>")
    }
}

extension SignInSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `<redacted>`.
    public var description: String { "<redacted>" }
    /// Always `<redacted>`.
    public var debugDescription: String { "<redacted>" }
    /// A mirror without children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
