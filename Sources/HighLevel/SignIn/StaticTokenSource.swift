/// The same token for every call: that of a private integration, which does not expire.
public struct StaticTokenSource: TokenSource {
    private let token: HighLevelToken
    private let granted: Set<HighLevelScope>?

    /// Keeps the token.
    ///
    /// - Parameter scopes: What the private integration was granted, when known: an operation that needs another scope
    ///   is then refused before it is called. HighLevel has no operation that tells them.
    /// - Throws: ``HighLevelError`` with code `.configuration` when it is empty or can stand in no header.
    public init(_ token: HighLevelToken, scopes: Set<HighLevelScope>? = nil) throws(HighLevelError) {
        guard token.isWellFormed else {
            throw .configuration("The HighLevel token is empty or holds characters no header may hold. Copy it again.")
        }
        self.token = token
        granted = scopes
    }

    /// Always the token; throws when the scopes are known and lack one that is needed.
    public func token(for operation: String, scopes: [HighLevelScope]) throws -> HighLevelToken {
        let missing = granted.map { granted in scopes.filter { !granted.contains($0) } } ?? []
        guard missing.isEmpty else {
            throw HighLevelError.scopesMissing(missing, operation: operation, tokenKind: token.kind)
        }
        return token
    }

    /// Always nil: there is no other.
    public func replacement(for refused: HighLevelToken) -> HighLevelToken? { nil }
}
