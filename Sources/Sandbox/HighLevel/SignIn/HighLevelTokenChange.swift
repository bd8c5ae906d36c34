/// What `POST /_sandbox/tokens` can do; every member is a wish of its own, carried out in the order below.
struct HighLevelTokenChange: Sendable, Decodable {
    struct Lifetimes: Sendable, Decodable {
        var access: Int64?
        var refresh: Int64?
        var code: Int64?
        var replay: Int64?
    }

    struct Scopes: Sendable, Decodable {
        var token: String
        /// Absent for everything.
        var scopes: [String]?
    }

    struct Issue: Sendable, Decodable {
        var userType: HighLevelGrant.UserType
        var locationId: String?
        var scopes: [String]?
    }

    /// How long what is issued from now on is good for, in seconds.
    var lifetimes: Lifetimes?
    /// Makes everything that is out older, up to a hundred years.
    var advanceSeconds: Int64?
    var expire: [HighLevelAccess.Expirable]?
    /// What a private token is granted.
    var privateScopes: Scopes?
    /// Installs the app without a person and answers as the token operation does.
    var issue: Issue?

    static let help = """
        tokens can be changed by lifetimes (access, refresh, code, replay: seconds), advanceSeconds, expire (a list of \
        access, refresh, codes), privateScopes (token, scopes) and issue (userType Location or Company, locationId, scopes)
        """

    private static let century: Int64 = 3_155_760_000

    var isUsable: Bool {
        let numbers = [
            lifetimes?.access, lifetimes?.refresh, lifetimes?.code, lifetimes?.replay, advanceSeconds,
        ]
        return numbers.allSatisfy { (0...Self.century).contains($0 ?? 0) }
            && (lifetimes != nil || advanceSeconds != nil || expire != nil || privateScopes != nil || issue != nil)
    }

    /// Carries the wishes out and returns the answer: how often tokens were made, and the pair that was asked for.
    func carryOut(
        _ access: inout HighLevelAccess,
        accounts: [HighLevelAccount],
        at now: HighLevelTime
    ) throws(HighLevelFailure) -> [HighLevelValue.Member] {
        access.lifetimes.access = lifetimes?.access ?? access.lifetimes.access
        access.lifetimes.refresh = lifetimes?.refresh ?? access.lifetimes.refresh
        access.lifetimes.code = lifetimes?.code ?? access.lifetimes.code
        access.lifetimes.replay = lifetimes?.replay ?? access.lifetimes.replay
        if let advanceSeconds { access.advance(seconds: advanceSeconds) }
        for what in expire ?? [] { access.expire(what) }
        if let privateScopes { access.privateScopes[privateScopes.token] = privateScopes.scopes }
        access.changeCount += 1
        guard let issue else { return [.init(name: "tokens", value: access.counts.value)] }
        return try issue.carryOut(&access, accounts: accounts, at: now)
    }
}

extension HighLevelTokenChange.Issue {
    fileprivate func carryOut(
        _ access: inout HighLevelAccess,
        accounts: [HighLevelAccount],
        at now: HighLevelTime
    ) throws(HighLevelFailure) -> [HighLevelValue.Member] {
        let location = userType == .location ? locationId ?? accounts.first?.locationID : nil
        if let location, !accounts.contains(where: { $0.locationID == location }) {
            throw .badRequest("there is no location '\(location)': GET /_sandbox/locations lists them")
        }
        let grant = access.install(
            userType,
            location: location,
            scopes: scopes ?? access.app.scopes,
            user: accounts.first?.userIDs.first ?? "",
            at: now
        ) { $0.approvesAllLocations = $0.userType == .company }
        let pair = access.issuePair(for: grant, at: now)
        return HighLevelTokenShape(pair: pair, grant: grant, app: access.app, version: .dated20210728).token
    }
}
