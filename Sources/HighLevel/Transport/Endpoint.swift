import Foundation
import NIOHTTP1

/// One operation of the API with its inputs, before it is tied to an address and a token.
struct Endpoint: Sendable {
    /// What a call may do to the data, which decides whether it may be repeated and what a failure can have done.
    enum Kind: Sendable {
        /// Changes nothing.
        case read
        /// Changes something.
        case write
        /// Makes a contact: a 422 may have made it nevertheless (seen in live traffic, public issue 64).
        case contactCreation
    }

    let operation: String
    let method: HTTPMethod
    let path: [String]
    let kind: Kind
    /// What the token must be granted, all of it; empty where the official spec names nothing.
    var scopes: [HighLevelScope]
    /// The value of the `Version` header where it is not that of the client's dialect.
    var version: String?
    /// What the call is about, for messages: "contact abc".
    var subject: String
    var query: [(name: String, value: String)] = []
    var body: Data?
    /// What the body is.
    var contentType = "application/json"

    init(
        _ operation: String,
        _ method: HTTPMethod,
        _ path: [String],
        kind: Kind,
        scope: HighLevelScope?,
        version: String? = nil,
        subject: String,
        query: [(name: String, value: String)] = [],
        body: Data? = nil
    ) {
        self.operation = operation
        self.method = method
        self.path = path
        self.kind = kind
        scopes = scope.map { [$0] } ?? []
        self.version = version
        self.subject = subject
        self.query = query
        self.body = body
    }

    /// The effect of a call whose outcome is not known.
    var effectWhenUnclear: HighLevelError.Effect { kind == .read ? .none : .unclear }

    /// The full address below a base.
    func url(below base: URL) -> String {
        var text = base.absoluteString
        while text.hasSuffix("/") { text.removeLast() }
        text += "/" + path.map(Self.escaped).joined(separator: "/")
        guard !query.isEmpty else { return text }
        return text + "?" + query.map { Self.escaped($0.name) + "=" + Self.escaped($0.value) }.joined(separator: "&")
    }

    /// Percent-encodes all but the unreserved characters, so that `+` arrives as a plus (official docs: `%2B`).
    static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    )
}
