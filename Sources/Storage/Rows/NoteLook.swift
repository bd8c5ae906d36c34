/// When the notes of a contact were last read, and what was known of the contact then.
public struct NoteLook: Hashable, Sendable {
    public var lookedAt: Milliseconds
    /// A digest of everything whose change is a reason to read the notes again.
    public var cause: Int64
    /// Whether the notes were ever read; a look that was refused leaves this as it was.
    public var isKnown: Bool

    public init(lookedAt: Milliseconds, cause: Int64, isKnown: Bool) {
        self.lookedAt = lookedAt
        self.cause = cause
        self.isKnown = isKnown
    }
}
