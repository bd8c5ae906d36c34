/// Gives the token of each call, and another one when the service says that it is not valid any more.
public protocol TokenSource: Sendable {
    /// The token to send with a call.
    ///
    /// - Parameters:
    ///   - operation: the operation's name, for messages.
    ///   - scopes: what the operation needs, all of it; empty when that is nothing or not known.
    /// - Throws: ``HighLevelError`` when there is no token, or it is known to lack a scope; then nothing is sent.
    func token(for operation: String, scopes: [HighLevelScope]) async throws -> HighLevelToken

    /// The token to send in place of one that was refused as wrong or expired; nil when there is no other.
    ///
    /// - Throws: ``HighLevelError`` when renewing it failed.
    func replacement(for refused: HighLevelToken) async throws -> HighLevelToken?
}
