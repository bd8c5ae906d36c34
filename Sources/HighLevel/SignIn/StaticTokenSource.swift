/// The same token for every call: that of a private integration, which does not expire.
public struct StaticTokenSource: TokenSource {
    private let token: HighLevelToken

    /// Keeps the token.
    ///
    /// - Throws: ``HighLevelError`` with code `.configuration` when it is empty or can stand in no header.
    public init(_ token: HighLevelToken) throws(HighLevelError) {
        guard token.isWellFormed else {
            throw .configuration("The HighLevel token is empty or holds characters no header may hold. Copy it again.")
        }
        self.token = token
    }

    /// Always the token.
    public func token(for operation: String, scope: HighLevelScope?) -> HighLevelToken { token }

    /// Always nil: there is no other.
    public func replacement(for refused: HighLevelToken) -> HighLevelToken? { nil }
}
