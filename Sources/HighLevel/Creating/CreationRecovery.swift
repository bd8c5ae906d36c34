/// How the outcome of a create is found whose reply was lost.
public struct CreationRecovery: Sendable, Hashable {
    /// Whether the draft's `source` is a text that no other contact has; then a contact that carries it proves that the
    /// create was done.
    public var isSourceMarker: Bool
    /// How long a search may lag behind; waited once before a repeat.
    public var settling: Duration

    /// Makes settings.
    ///
    /// - Parameters:
    ///   - isSourceMarker: see ``isSourceMarker``.
    ///   - settling: zero or more; the search lags "a few seconds" (seen in live traffic).
    public init(isSourceMarker: Bool = false, settling: Duration = .seconds(5)) {
        self.isSourceMarker = isSourceMarker
        self.settling = max(settling, .zero)
    }
}
