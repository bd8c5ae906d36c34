/// Whom a token stands for and what it opens.
struct HighLevelCaller: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        case locationOAuth, companyOAuth, locationPrivate, agencyPrivate
    }

    /// What the limits are counted by.
    struct Budget: Hashable, Sendable {
        /// The app's client id, or the private token itself.
        var app: String
        /// A location or an agency.
        var resource: String
    }

    var kind: Kind
    var companyID: String
    /// Nil for an agency's tokens.
    var locationID: String?
    /// What was granted; nil for everything that this kind of token can have.
    var scopes: Set<String>?
    var app: String
    /// The installation that the token comes from; nil for private tokens.
    var grantID: String?

    var budget: Budget { Budget(app: app, resource: locationID ?? companyID) }

    /// Throws 401 when the token is of the wrong kind for the operation, or lacks its scope.
    ///
    /// An agency's private token has none of a location's scopes, so it is refused for the scope where an OAuth token of an
    /// agency is refused for its kind (both seen in live traffic); the reverse is an assumption.
    func check(_ route: some HighLevelRoute) throws(HighLevelFailure) {
        switch (route.access, kind) {
        case (.location, .companyOAuth), (.agency, .locationOAuth), (.agency, .locationPrivate):
            throw .wrongAuthClass
        case (.location, .agencyPrivate):
            throw route.scope?.hasPrefix("users.") == true ? .wrongUserType : .missingScope
        case (.either, _), (.location, _), (.agency, _): break
        }
        if let scope = route.scope, let scopes, !scopes.contains(scope) { throw .missingScope }
    }
}
