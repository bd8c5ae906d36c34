import Foundation

/// The bounds within which tokens are renewed.
struct RenewalRules: Sendable {
    /// How long a refresh whose reply was lost is repeated with the same token. The service gives the same new tokens
    /// for 30 seconds (official changelog); the rest is left for the call itself to arrive.
    static let replayWindow = 25.0
    /// The first wait before a repeat, in seconds; it doubles with each.
    static let firstPause = 0.25
    /// How often storing new tokens is tried before giving up.
    static let maximumSaves = 4
    /// How often a reconnect is tried before giving up.
    static let maximumRecoveries = 3

    /// How long before its end a token is renewed, in seconds; at most a quarter of its lifetime.
    let lead: Double
    /// Whether the stored refresh token is what renews. Otherwise new tokens come from an agency's, at any time.
    let ownsGrant: Bool
    /// Whether a dead grant can be fetched anew without a person.
    let canRecover: Bool
    /// The only location whose tokens are taken from the vault; nil for any.
    var locationID: String?

    /// From when on the credential is renewed.
    func renewsAt(_ credential: Credential) -> Date {
        let lifetime = max(0, credential.expiresAt.timeIntervalSince(credential.issuedAt))
        return credential.expiresAt.addingTimeInterval(-min(lead, lifetime / 4))
    }
}
