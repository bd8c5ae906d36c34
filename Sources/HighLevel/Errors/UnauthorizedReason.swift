/// Why a credential does not open what was asked for.
///
/// A 401 has several meanings, told apart by its message (seen in live traffic); signing in and renewing add theirs.
public enum UnauthorizedReason: String, Sendable, Hashable, CaseIterable {
    /// `Invalid JWT`: the access token is wrong or expired.
    case accessTokenInvalid
    /// `Invalid Private Integration token`.
    case privateTokenInvalid
    /// The token lacks the scope of the operation.
    case scopeMissing
    /// An agency's token on a location's operation, or the other way round.
    case wrongTokenClass
    /// The `Version` header is missing or unknown.
    case version
    /// The operation cannot be called with this kind of token.
    case routeNotSupported
    /// The authorization code or the refresh token is used up, expired or revoked; or nobody signed in yet.
    case signInNeeded
    /// The location is paused or its subscription lapsed. The same refresh token works again afterwards (official spec).
    case locationNotActive
    /// The client id or the client secret is wrong.
    case clientRefused
    /// A message that is not known.
    case unknown

    /// Sorts a message of an operation.
    init(message: String) {
        let text = message.lowercased()
        self =
            if text.contains("invalid jwt") {
                .accessTokenInvalid
            } else if text.contains("private integration token") {
                .privateTokenInvalid
            } else if text.contains("authclass type") {
                .wrongTokenClass
            } else if text.contains("not authorized for this scope") {
                .scopeMissing
            } else if text.contains("version header") {
                .version
            } else if text.contains("not yet supported by the iam service") {
                .routeNotSupported
            } else if text.contains("location is not active") {
                .locationNotActive
            } else {
                .unknown
            }
    }

    /// Sorts a message of the token endpoint, whose errors are documented in part only; nil when it is none of these.
    init?(tokenEndpointMessage message: String) {
        let text = message.lowercased().replacing("_", with: " ")
        func says(_ words: String...) -> Bool { words.contains { text.contains($0) } }
        if says("location is not active") {
            self = .locationNotActive
        } else if says("redirect uri", "user type") {
            // A fault of the request in the words of a dead grant (assumption): signing in again would not cure it.
            return nil
        } else if says("invalid client", "unauthorized client", "client not found", "invalid parameter: client") {
            self = .clientRefused
        } else if says("invalid grant", "refresh token is invalid", "invalid refresh token", "invalid jwt") {
            self = .signInNeeded
        } else if says("invalid authorization code", "code is invalid", "token has expired", "token expired") {
            self = .signInNeeded
        } else {
            return nil
        }
    }

    /// Whether a fresh access token can help. Refreshing for any other reason wastes a single-use refresh token.
    public var isCuredByRefresh: Bool { self == .accessTokenInvalid }

    /// What to do, for a token that came about in the given way and an operation that needs the given scopes.
    func nextStep(_ tokenKind: HighLevelToken.Kind, scopes: [HighLevelScope]) -> String {
        switch (self, tokenKind) {
        case (.accessTokenInvalid, .access): "The access token is wrong or expired and must be renewed; sign in again."
        case (.accessTokenInvalid, .privateIntegration):
            "The private integration token was not accepted. Copy it again, whole, from Settings, Private Integrations."
        case (.privateTokenInvalid, _):
            "The private integration was deleted or its token rotated. Make a new token and enter it."
        case (.scopeMissing, _): Self.whereToAdd(scopes.isEmpty ? "operation's scope" : Self.named(scopes), tokenKind)
        case (.wrongTokenClass, .access):
            "This operation takes a location's token, not an agency's, or the other way round. "
                + "Exchange the agency's token for one of the location, or sign in as the other."
        case (.wrongTokenClass, .privateIntegration):
            "This operation takes a location's token, not an agency's, or the other way round. Make the private "
                + "integration in the location's own Settings; an agency's opens no contacts."
        case (.version, _): "The service does not know this API version. Choose another dialect."
        case (.routeNotSupported, .privateIntegration):
            "This operation cannot be called with a private integration. Sign in with an app instead."
        case (.routeNotSupported, .access): "This operation cannot be called with an app's token."
        case (.signInNeeded, _): "Sign in again."
        case (.locationNotActive, _):
            "The location is paused or its subscription lapsed. Make it active again; no new sign-in is needed."
        case (.clientRefused, _):
            "Check the app's client id and secret in the Marketplace app, Advanced Settings, Auth."
        case (.unknown, _): "Check the token, its location and its scopes."
        }
    }

    /// The scopes in words: "scope a", "scopes a, b".
    static func named(_ scopes: [HighLevelScope]) -> String {
        (scopes.count == 1 ? "scope " : "scopes ") + scopes.map(\.rawValue).joined(separator: ", ")
    }

    private static func whereToAdd(_ what: String, _ tokenKind: HighLevelToken.Kind) -> String {
        switch tokenKind {
        case .access:
            "Add the \(what) to the Marketplace app, Scopes, and then sign in again: old grants stay as they are."
        case .privateIntegration:
            "Add the \(what) to the private integration, Edit, Scopes. The token stays the same."
        }
    }
}
