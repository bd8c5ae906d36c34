/// Turning codes, refresh tokens and agency tokens into pairs.
extension HighLevelAccess {
    /// Throws 401 when the credentials are not the registered app's (wording seen in live traffic).
    func checkClient(_ id: String, _ secret: String) throws(HighLevelFailure) {
        if id != app.clientID || secret != app.clientSecret { throw .unauthorized("Invalid client credentials!") }
    }

    /// Uses up a code. Throws 400 for one that is unknown, used, expired or for another address (wording: assumption).
    mutating func exchange(
        code text: String,
        redirect: String?,
        userType: HighLevelGrant.UserType?,
        accounts: [HighLevelAccount],
        at now: HighLevelTime
    ) throws(HighLevelFailure) -> HighLevelTokenPair {
        guard let code = codes[text], code.expires > time(now), let grant = grants[code.grantID] else {
            throw .badRequest("Invalid grant: authorization code is invalid")
        }
        if let redirect, let expected = code.redirect, redirect != expected {
            throw .badRequest("Invalid grant: `redirect_uri` is invalid")
        }
        try check(grant, userType, accounts)
        codes[text] = nil
        counts.exchanged += 1
        return issuePair(for: grant, at: now)
    }

    /// Uses up a refresh token; within the replay window a used one answers with the same pair again.
    ///
    /// Throws 400 for one that is unknown, expired or used longer ago (wording as in the official v3 spec), and for an
    /// inactive location, which uses nothing up.
    mutating func refresh(
        _ text: String,
        userType: HighLevelGrant.UserType?,
        accounts: [HighLevelAccount],
        at now: HighLevelTime
    ) throws(HighLevelFailure) -> HighLevelTokenPair {
        let time = time(now)
        guard let token = refreshTokens[text], let grant = grants[token.grantID], token.expires > time else {
            throw .badRequest("Invalid grant: refresh token is invalid")
        }
        try check(grant, userType, accounts)
        if let used = token.used {
            guard time.milliseconds - used.time.milliseconds <= lifetimes.replay * 1000 else {
                throw .badRequest("Invalid grant: refresh token is invalid")
            }
            counts.replayed += 1
            return used.pair
        }
        let pair = issuePair(for: grant, at: now)
        refreshTokens[text]?.used = .init(time: time, pair: pair)
        counts.refreshed += 1
        return pair
    }

    /// A location's pair from an agency's token.
    ///
    /// The new token has the two OAuth scopes in any case (seen in live traffic). Throws 400 for a location that the
    /// installation does not cover (wording: assumption).
    mutating func derive(
        location: String,
        from caller: HighLevelCaller,
        accounts: [HighLevelAccount],
        at now: HighLevelTime
    ) throws(HighLevelFailure) -> HighLevelTokenPair {
        guard let grant = caller.grantID.flatMap({ grants[$0] }),
            accounts.contains(where: { $0.locationID == location }),
            grant.covers(location)
        else { throw .badRequest("App is not installed on the location") }
        try check(active: location, accounts)
        let scopes = Set(grant.scopes).union(["oauth.readonly", "oauth.write"]).sorted()
        let existing = grants.values.first {
            $0.locationID == location && $0.userID == grant.userID && $0.scopes == scopes
        }
        let derived =
            existing ?? install(.location, location: location, scopes: scopes, user: grant.userID, at: now)
        counts.derived += 1
        return issuePair(for: derived, at: now)
    }

    /// A code for the newest installation on a location or an agency, for a client that lost its tokens.
    mutating func reconnect(_ resource: String, at now: HighLevelTime) throws(HighLevelFailure) -> String {
        let grants = grants.values.filter { ($0.locationID ?? $0.companyID) == resource }
        guard let grant = grants.max(by: { ($0.installedAt, $0.id) < ($1.installedAt, $1.id) }) else {
            throw .badRequest("App is not installed on the location")
        }
        return issueCode(for: grant, redirect: nil, at: now)
    }

    /// A `user_type` that contradicts the installation is refused (assumption).
    private func check(
        _ grant: HighLevelGrant,
        _ userType: HighLevelGrant.UserType?,
        _ accounts: [HighLevelAccount]
    ) throws(HighLevelFailure) {
        if let userType, userType != grant.userType { throw .badRequest("Invalid grant: user type is invalid") }
        if let location = grant.locationID { try check(active: location, accounts) }
    }

    private func check(active location: String, _ accounts: [HighLevelAccount]) throws(HighLevelFailure) {
        if accounts.first(where: { $0.locationID == location })?.isActive == false {
            throw .badRequest("Location is not active")
        }
    }
}
