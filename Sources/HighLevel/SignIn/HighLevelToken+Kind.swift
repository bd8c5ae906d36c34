extension HighLevelToken {
    /// How a token came about, which decides what to do when it is refused.
    public enum Kind: Sendable, Hashable {
        /// An access token of a sign-in; expires after a day.
        case access
        /// A private integration's token; does not expire.
        case privateIntegration
    }

    /// How the token came about, told by the prefix `pit-` (official docs).
    public var kind: Kind { value.hasPrefix("pit-") ? .privateIntegration : .access }
}
