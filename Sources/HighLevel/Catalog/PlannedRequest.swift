/// The request that a call of an action would send.
public struct PlannedRequest: Sendable, Hashable {
    /// The HTTP method.
    public let method: String
    /// The whole address with its query.
    public let url: String
    /// The headers by name, without the token.
    public let headers: [String: String]
    /// The body as text; nil when there is none, and for a body that is no text.
    public let body: String?
    /// The size of the body in bytes.
    public let bodyBytes: Int
    /// Whether the call changes nothing.
    public let reads: Bool
}
