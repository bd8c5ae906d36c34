/// How a secret is kept, without the secret.
public struct SecretStanding: Sendable, Hashable, Encodable {
    /// How well it is kept.
    public enum State: String, Sendable, Encodable {
        /// Sealed with the key that seals.
        case current
        /// Sealed with a key that only opens any more.
        case older
        /// Not sealed.
        case plain
        /// Sealed, and no key at hand opens it.
        case unreadable
    }

    /// What it opens.
    public let name: String
    /// Which key sealed it; nil when none did.
    public let keyID: String?
    /// How well it is kept.
    public let state: State
    /// Why it cannot be read, and what to do.
    public let problem: String?

    /// Puts a standing together.
    public init(name: String, keyID: String?, state: State, problem: String? = nil) {
        self.name = name
        self.keyID = keyID
        self.state = state
        self.problem = problem
    }
}
