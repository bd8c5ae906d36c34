import HTTPTypes

/// One operation on tokens: it works on who may do what instead of on a location's contents.
struct HighLevelSignInOperation: HighLevelRoute {
    var method: HTTPRequest.Method
    var path: String
    var versions = HighLevelVersion.all
    var scope: String?
    var access = HighLevelOperation.Access.agency
    /// Whether the call needs a token and a version; those that make tokens need neither.
    var isGuarded = true
    /// Whether an agency's private token is refused (published).
    var refusesPrivateTokens = false
    /// The dialects in which a body may be JSON; a form is read in all of them.
    var takesJSON: Set<HighLevelVersion> = []
    var perform: @Sendable (inout HighLevelAccess, HighLevelSignInCall) throws(HighLevelFailure) -> HighLevelReply
}

/// A call of such an operation after the gate.
struct HighLevelSignInCall: Sendable {
    var version: HighLevelVersion
    /// The members of the body, from a form or from JSON.
    var body: HighLevelValue
    var query: [String: String]
    /// Nil where no token is needed.
    var caller: HighLevelCaller?
    var accounts: [HighLevelAccount]
    var now: HighLevelTime

    /// A member that must be there; 422 without it.
    func needed(_ name: String) throws(HighLevelFailure) -> String {
        guard let text = body[name]?.text ?? query[name], !text.isEmpty else {
            throw .unprocessable(["\(name) should not be empty", "\(name) must be a string"])
        }
        return text
    }
}
