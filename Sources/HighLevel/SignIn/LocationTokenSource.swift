public import Logging

/// Gives the tokens of one location of an agency that signed in, fetched with the agency's token and renewed likewise.
///
/// The location's own refresh token is not used: the agency's token can ask anew at any time, so nothing can be lost.
public struct LocationTokenSource: TokenSource {
    private let keeper: TokenKeeper

    /// Uses the agency's tokens for one of its locations.
    ///
    /// - Parameters:
    ///   - company: the agency's sign-in, which needs the scope `oauth.write`.
    ///   - vault: shared by processes that shall fetch once for all; in memory unless told otherwise.
    public init(
        company: OAuthTokenSource,
        locationID: String,
        vault: any TokenVault = InMemoryTokenVault(),
        logger: Logger,
        lead: Duration = OAuthTokenSource.defaultLead,
        clock: HighLevelClock = .system,
        jitter: () -> Double = { .random(in: 0..<1) }
    ) {
        let fetch: @Sendable (Credential?) async throws -> Credential = { _ in
            try await company.locationCredential(locationID)
        }
        keeper = TokenKeeper(
            vault: vault,
            rules: RenewalRules(
                lead: lead.inSeconds * (1 + min(max(jitter(), 0), 1) / 5),
                ownsGrant: false,
                canRecover: false,
                locationID: locationID
            ),
            calls: TokenKeeper.Calls(renew: fetch, recover: fetch),
            clock: clock,
            date: company.client.date,
            logger: logger
        )
    }

    /// The location's tokens with all that is known about them, fetched first when they must be.
    public func credential() async throws -> Credential { try await keeper.credential() }

    /// The access token; throws when the agency must sign in again, or a scope was not granted.
    public func token(for operation: String, scopes: [HighLevelScope]) async throws -> HighLevelToken {
        try await keeper.token(for: operation, scopes: scopes)
    }

    /// A newly fetched access token; nil when the refused one was fetched a moment ago for the same reason.
    public func replacement(for refused: HighLevelToken) async throws -> HighLevelToken? {
        try await keeper.replacement(for: refused)?.accessToken
    }
}

extension OAuthTokenSource {
    fileprivate func locationCredential(_ locationID: String) async throws -> Credential {
        let agency = try await credential()
        guard agency.kind == .company, let companyID = agency.companyID else {
            throw HighLevelError.signInNeeded(
                "The stored sign-in is that of a location, and location \(locationID) needs an agency's."
            )
        }
        return try await withToken(for: "getLocationToken", scopes: ["oauth.write"]) { token in
            try await client.locationCredential(companyID: companyID, locationID: locationID, companyToken: token)
        }
    }
}

extension LocationTokenSource: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Only the type's name.
    public var description: String { "LocationTokenSource" }
    /// Only the type's name.
    public var debugDescription: String { description }
    /// A mirror without children, so that `dump` shows neither tokens nor the connections that carry them.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
