public import Foundation

/// What a sign-in gave: the tokens, whom they act for, and what they may do.
///
/// It is never printed with its tokens. Its coded form holds them in plain text and is meant for a ``TokenVault`` only.
public struct Credential: Sendable, Hashable {
    /// The token to send with calls.
    public let accessToken: HighLevelToken
    /// The token that renews both, once: each renewal gives a new one (official docs). Nil when none was given.
    public let refreshToken: SignInSecret?
    /// When the tokens were asked for.
    public let issuedAt: Date
    /// When the access token stops being valid.
    public let expiresAt: Date
    /// Whether it is an agency's or a location's.
    public let kind: AccountKind
    /// The agency.
    public let companyID: String?
    /// The location; nil for an agency's.
    public let locationID: String?
    /// The user who signed in.
    public let userID: String?
    /// What was granted; empty when the service did not say.
    public let scopes: Set<HighLevelScope>
    /// The locations that an agency's sign-in covers, when the service listed them.
    public let approvedLocations: [String]
    /// Whether the app was installed for many locations at once.
    public let isBulkInstallation: Bool
    /// Whether the app is installed for locations to come as well.
    public let installsToFutureLocations: Bool

    /// Puts a credential together.
    public init(
        accessToken: HighLevelToken,
        refreshToken: SignInSecret?,
        issuedAt: Date,
        expiresAt: Date,
        kind: AccountKind,
        companyID: String? = nil,
        locationID: String? = nil,
        userID: String? = nil,
        scopes: Set<HighLevelScope> = [],
        approvedLocations: [String] = [],
        isBulkInstallation: Bool = false,
        installsToFutureLocations: Bool = false
    ) {
        self.accessToken = accessToken
        self.refreshToken = refreshToken
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
        self.kind = kind
        self.companyID = companyID
        self.locationID = locationID
        self.userID = userID
        self.scopes = scopes
        self.approvedLocations = approvedLocations
        self.isBulkInstallation = isBulkInstallation
        self.installsToFutureLocations = installsToFutureLocations
    }

    /// The id of the account that the tokens act for.
    public var accountID: String? { kind == .company ? companyID : locationID ?? companyID }

    /// Those of the scopes that were not granted, sorted; none when the service did not say what was granted.
    public func missing(_ needed: some Sequence<HighLevelScope>) -> [HighLevelScope] {
        scopes.isEmpty ? [] : Set(needed).subtracting(scopes).sorted { $0.rawValue < $1.rawValue }
    }
}
