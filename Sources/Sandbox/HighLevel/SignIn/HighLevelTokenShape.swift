/// The answers that carry tokens, in the members of each dialect.
struct HighLevelTokenShape: Sendable {
    let pair: HighLevelTokenPair
    let grant: HighLevelGrant
    let app: HighLevelApp
    let version: HighLevelVersion

    /// The answer of `POST /oauth/token` (official spec; `refreshTokenId` as in the published sample).
    var token: [HighLevelValue.Member] {
        var members = shared
        members.add(name("refreshTokenId", "refreshTokenId"), pair.refreshID)
        members.add("userType", grant.userType.rawValue)
        members.add("companyId", grant.companyID)
        members.add("locationId", grant.locationID)
        members.append(.init(name: "isBulkInstallation", value: .bool(grant.userType == .company)))
        if grant.userType == .company {
            members += [
                .init(name: "approvedLocations", value: .init(texts: grant.approvedLocations)),
                .init(name: "approveAllLocations", value: .bool(grant.approvesAllLocations)),
                .init(name: "installToFutureLocations", value: .bool(grant.installsToFutureLocations)),
            ]
        }
        members.add("userId", grant.userID)
        return members
    }

    /// The answer of `POST /oauth/locationToken` and its v3 twin (official v3 spec).
    var locationToken: [HighLevelValue.Member] {
        var members = shared
        members.add("locationId", grant.locationID)
        members.add("userId", grant.userID)
        members.add("appId", app.appID)
        members.add("versionId", app.versionID)
        return members
    }

    private var shared: [HighLevelValue.Member] {
        [
            .init(name: name("access_token", "accessToken"), value: .string(pair.access)),
            .init(name: name("token_type", "tokenType"), value: "Bearer"),
            .init(name: name("expires_in", "expiresIn"), value: .integer(pair.expiresIn)),
            .init(name: name("refresh_token", "refreshToken"), value: .string(pair.refresh)),
            .init(name: "scope", value: .string(grant.scopes.joined(separator: " "))),
        ]
    }

    private func name(_ old: String, _ new: String) -> String { version == .v3 ? new : old }
}
