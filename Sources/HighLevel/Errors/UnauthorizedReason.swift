/// Which of its meanings a 401 has, told by its message (seen in live traffic).
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
    /// A message that is not known.
    case unknown

    /// Sorts a message of the service.
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
            } else {
                .unknown
            }
    }

    /// Whether a fresh access token can help. Refreshing for any other reason wastes a single-use refresh token.
    public var isCuredByRefresh: Bool { self == .accessTokenInvalid }

    var nextStep: String {
        switch self {
        case .accessTokenInvalid: "Refresh the access token."
        case .privateTokenInvalid: "Make a new private integration token and enter it."
        case .scopeMissing: "Add the scope to the app or the private integration."
        case .wrongTokenClass: "Use a token of the location, not of the agency."
        case .version: "The service does not know this API version; choose another dialect."
        case .routeNotSupported: "Use another kind of token for this operation."
        case .unknown: "Check the token, its location and its scopes."
        }
    }
}
