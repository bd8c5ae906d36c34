import Foundation

/// Who may do what: the registered app, its installations, and every token and code that is out.
///
/// A plain value over given times; one lock guards it together with the contents.
struct HighLevelAccess: Sendable, Codable {
    struct Code: Sendable, Codable {
        var grantID: String
        /// Nil when the code did not come from the pages.
        var redirect: String?
        var expires: HighLevelTime
    }

    struct AccessToken: Sendable, Codable {
        var grantID: String
        var expires: HighLevelTime
    }

    struct RefreshToken: Sendable, Codable {
        var grantID: String
        var expires: HighLevelTime
        var used: Use?

        /// When a token was used and what it was used for.
        struct Use: Sendable, Codable {
            var time: HighLevelTime
            var pair: HighLevelTokenPair
        }
    }

    var app: HighLevelApp
    let companyID: String
    /// The agency's private integration token.
    let agencyToken: String
    var lifetimes = HighLevelLifetimes()
    /// What private tokens are granted, when it is less than everything.
    var privateScopes: [String: [String]] = [:]
    var grants: [String: HighLevelGrant] = [:]
    var codes: [String: Code] = [:]
    var accessTokens: [String: AccessToken] = [:]
    var refreshTokens: [String: RefreshToken] = [:]
    var random: PopulationRandom
    var counts = HighLevelTokenCounts()
    /// Grows with every change, so that a snapshot is written only when there is something new.
    var changeCount = 0
    /// By how many milliseconds everything here is older than the sandbox's clock says.
    private var age: Int64 = 0

    /// The app and the agency beside an account; the same account, the same credentials.
    init(_ account: HighLevelAccount) {
        var random = PopulationRandom(seed: 0, stream: "highlevel-access " + account.token)
        app = HighLevelApp(&random)
        companyID = account.companyID
        agencyToken = "pit-" + random.uuid().uuidString.lowercased()
        self.random = random
    }

    /// The time by which tokens live.
    func time(_ now: HighLevelTime) -> HighLevelTime {
        HighLevelTime(milliseconds: now.milliseconds + age)
    }

    /// Makes everything that is out older.
    mutating func advance(seconds: Int64) {
        age += seconds * 1000
        changeCount += 1
    }

    /// Whom the token stands for. Throws 401 for one that is unknown, malformed or expired.
    func caller(_ token: String, accounts: [HighLevelAccount], at now: HighLevelTime) throws(HighLevelFailure)
        -> HighLevelCaller
    {
        if let account = accounts.first(where: { $0.token == token }) {
            return privateCaller(.locationPrivate, token, location: account.locationID)
        }
        if token == agencyToken { return privateCaller(.agencyPrivate, token, location: nil) }
        guard let access = accessTokens[token], let grant = grants[access.grantID], access.expires > time(now) else {
            throw .unauthorized(token.hasPrefix("pit-") ? "Invalid Private Integration token" : "Invalid JWT")
        }
        return HighLevelCaller(
            kind: grant.userType == .company ? .companyOAuth : .locationOAuth,
            companyID: grant.companyID,
            locationID: grant.locationID,
            scopes: Set(grant.scopes),
            app: app.clientID,
            grantID: grant.id
        )
    }

    private func privateCaller(_ kind: HighLevelCaller.Kind, _ token: String, location: String?) -> HighLevelCaller {
        HighLevelCaller(
            kind: kind,
            companyID: companyID,
            locationID: location,
            scopes: privateScopes[token].map(Set.init),
            app: token
        )
    }
}
