/// A secret as the store holds it: sealed.
public struct SecretRow: Hashable, Sendable {
    /// What it opens.
    public let name: String
    /// The sealed text; the engine knows its form.
    public let sealed: String
    /// When it was last sealed.
    public let sealedAt: Milliseconds

    /// Puts a row together.
    public init(name: String, sealed: String, sealedAt: Milliseconds) {
        self.name = name
        self.sealed = sealed
        self.sealedAt = sealedAt
    }
}
