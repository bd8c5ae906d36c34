/// Making codes and tokens.
extension HighLevelAccess {
    /// Remembers an installation and returns it.
    mutating func install(
        _ userType: HighLevelGrant.UserType,
        location: String?,
        scopes: [String],
        user: String,
        at now: HighLevelTime,
        _ change: (inout HighLevelGrant) -> Void = { _ in }
    ) -> HighLevelGrant {
        var grant = HighLevelGrant(
            id: random.hexadecimal(24),
            userType: userType,
            companyID: companyID,
            locationID: location,
            scopes: scopes,
            userID: user,
            installedAt: now
        )
        change(&grant)
        grants[grant.id] = grant
        changeCount += 1
        return grant
    }

    /// A code for an installation, good once and not for long.
    mutating func issueCode(for grant: HighLevelGrant, redirect: String?, at now: HighLevelTime) -> String {
        let code = random.hexadecimal(40)
        codes[code] = Code(grantID: grant.id, redirect: redirect, expires: later(now, lifetimes.code))
        changeCount += 1
        return code
    }

    /// A new pair of tokens for an installation.
    mutating func issuePair(for grant: HighLevelGrant, at now: HighLevelTime) -> HighLevelTokenPair {
        forgetExpired(at: now)
        let refreshID = random.hexadecimal(24)
        let pair = HighLevelTokenPair(
            access: HighLevelJWT.text(accessClaims(grant, at: now), secret: app.clientSecret),
            refresh: HighLevelJWT.text(refreshClaims(grant, refreshID, at: now), secret: app.clientSecret),
            refreshID: refreshID,
            grantID: grant.id,
            expiresIn: lifetimes.access
        )
        accessTokens[pair.access] = AccessToken(grantID: grant.id, expires: later(now, lifetimes.access))
        refreshTokens[pair.refresh] = RefreshToken(grantID: grant.id, expires: later(now, lifetimes.refresh))
        changeCount += 1
        return pair
    }

    /// What can be ended now.
    enum Expirable: String, Sendable, Codable {
        case access, refresh, codes
    }

    /// Ends everything of that sort that is out.
    mutating func expire(_ what: Expirable) {
        switch what {
        case .access: accessTokens.removeAll()
        case .refresh: refreshTokens.removeAll()
        case .codes: codes.removeAll()
        }
        changeCount += 1
    }

    func later(_ now: HighLevelTime, _ seconds: Int64) -> HighLevelTime {
        HighLevelTime(milliseconds: time(now).milliseconds + seconds * 1000)
    }

    /// An expired token is answered like an unknown one, so nothing is lost with it.
    private mutating func forgetExpired(at now: HighLevelTime) {
        let time = time(now)
        accessTokens = accessTokens.filter { $0.value.expires > time }
        codes = codes.filter { $0.value.expires > time }
        refreshTokens = refreshTokens.filter { _, token in
            guard let used = token.used else { return token.expires > time }
            return time.milliseconds - used.time.milliseconds <= lifetimes.replay * 1000
        }
    }

    /// The claims as seen in live traffic; a client must not read them.
    private mutating func accessClaims(_ grant: HighLevelGrant, at now: HighLevelTime) -> HighLevelValue {
        let subject = HighLevelValue.string(grant.locationID ?? grant.companyID)
        return [
            "authClass": .string(grant.userType.rawValue), "authClassId": subject, "source": "INTEGRATION",
            "sourceId": .string(app.clientID), "channel": "OAUTH", "primaryAuthClassId": subject,
            "oauthMeta": [
                "scopes": .init(texts: grant.scopes), "client": .string(app.appID), "versionId": .string(app.versionID),
                "clientKey": .string(app.clientID),
            ],
            "iat": .integer(time(now).milliseconds / 1000),
            "exp": .integer(later(now, lifetimes.access).milliseconds / 1000), "jti": .string(random.hexadecimal(24)),
        ]
    }

    private func refreshClaims(_ grant: HighLevelGrant, _ id: String, at now: HighLevelTime) -> HighLevelValue {
        let subject = HighLevelValue.string(grant.locationID ?? grant.companyID)
        return [
            "authClass": .string(grant.userType.rawValue), "authClassId": subject, "source": "INTEGRATION",
            "sourceId": .string(app.clientID), "channel": "OAUTH", "primaryAuthClassId": subject,
            "iat": .integer(time(now).milliseconds / 1000),
            "exp": .integer(later(now, lifetimes.refresh).milliseconds / 1000), "uniqueId": .string(id),
        ]
    }
}
