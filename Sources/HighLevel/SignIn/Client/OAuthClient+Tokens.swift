import Foundation
import NIOHTTP1

extension OAuthClient {
    /// Exchanges the authorization code of a callback for tokens. The code works once.
    ///
    /// - Parameter kind: whose token is asked for; nil takes what the person chose on the page.
    /// - Throws: ``HighLevelError``; with reason `.signInNeeded` when the code is used up or expired.
    public func credential(code: SignInSecret, kind: AccountKind? = nil) async throws -> Credential {
        let fields = [
            (dialect.tokenField("grant", "type"), "authorization_code"), ("code", code.value),
            (dialect.tokenField("redirect", "uri"), app.redirectURI.absoluteString),
        ]
        let wish = kind.map { [(dialect.tokenField("user", "type"), $0.rawValue)] } ?? []
        return try await tokens("exchangeCode", fields + wish, hiding: [code], kind: kind ?? .location)
    }

    /// Gets new tokens for the refresh token, which then works no more, save within 30 seconds, when it gives the same
    /// new tokens again (official changelog).
    ///
    /// - Throws: ``HighLevelError``; with reason `.signInNeeded` when the refresh token is dead or there is none.
    public func refreshed(_ credential: Credential) async throws -> Credential {
        guard let refreshToken = credential.refreshToken else {
            throw HighLevelError.signInNeeded("The stored sign-in holds no refresh token.")
        }
        let fields = [
            (dialect.tokenField("grant", "type"), "refresh_token"),
            (dialect.tokenField("refresh", "token"), refreshToken.value),
            (dialect.tokenField("user", "type"), credential.kind.rawValue),
            (dialect.tokenField("redirect", "uri"), app.redirectURI.absoluteString),
        ]
        return try await tokens(
            "refreshToken",
            fields,
            hiding: [refreshToken],
            after: credential,
            kind: credential.kind
        )
    }

    /// Gets a location's token for an agency's. Needs the scope `oauth.write`.
    ///
    /// - Throws: ``HighLevelError``; with reason `.accessTokenInvalid` when the agency's token must be renewed first.
    public func locationCredential(
        companyID: String,
        locationID: String,
        companyToken: HighLevelToken
    ) async throws -> Credential {
        let endpoint = Endpoint(
            "getLocationToken",
            .POST,
            ["oauth", dialect.locationTokenPath],
            kind: .read,
            scope: "oauth.write",
            subject: "the token of location \(locationID)",
            body: FormBody.data([("companyId", companyID), ("locationId", locationID)])
        )
        let askedAt = date()
        let reply = try await exchange.send(endpoint, contentType: .form, token: companyToken)
        let given = try exchange.decode(TokenReply.self, from: reply, of: endpoint)
            .credential(askedAt: askedAt, kind: .location)
        return given.completed(companyID: companyID, locationID: locationID)
    }

    /// Gets an authorization code without a person, for an app that is still installed but whose refresh token was lost
    /// (official help article). Exchange it with ``credential(code:kind:)``.
    ///
    /// - Throws: ``HighLevelError``, with reason `.signInNeeded` when the service refuses.
    public func reconnectCode(kind: AccountKind, accountID: String) async throws -> SignInSecret {
        let body = [
            "clientKey": app.clientID,
            "clientSecret": app.clientSecret.value,
            kind == .company ? "companyId" : "locationId": accountID,
        ]
        let endpoint = Endpoint(
            "reconnect",
            .POST,
            ["oauth", "reconnect"],
            kind: .read,
            scope: nil,
            subject: "reconnecting \(kind.rawValue.lowercased()) \(accountID)",
            body: try JSONEncoder().encode(body)
        )
        let reply = try await exchange.send(endpoint, contentType: .json, hiding: [app.clientSecret])
        return SignInSecret(try exchange.decode(ReconnectReply.self, from: reply, of: endpoint).authorizationCode)
    }

    private func tokens(
        _ operation: String,
        _ fields: [(String, String)],
        hiding secrets: [SignInSecret],
        after old: Credential? = nil,
        kind: AccountKind
    ) async throws -> Credential {
        let own = [
            (dialect.tokenField("client", "id"), app.clientID),
            (dialect.tokenField("client", "secret"), app.clientSecret.value),
        ]
        let endpoint = Endpoint(
            operation,
            .POST,
            ["oauth", "token"],
            kind: .read,
            scope: nil,
            subject: "signing in",
            body: FormBody.data(own + fields)
        )
        let askedAt = date()
        let reply = try await exchange.send(endpoint, contentType: .form, hiding: secrets + [app.clientSecret])
        return try exchange.decode(TokenReply.self, from: reply, of: endpoint)
            .credential(askedAt: askedAt, after: old, kind: kind)
    }
}

/// What `/oauth/reconnect` gives.
private struct ReconnectReply: Decodable {
    let authorizationCode: String
}

extension Credential {
    /// The same, with the account's ids where the reply left them out.
    fileprivate func completed(companyID: String, locationID: String) -> Credential {
        Credential(
            accessToken: accessToken,
            refreshToken: refreshToken,
            issuedAt: issuedAt,
            expiresAt: expiresAt,
            kind: .location,
            companyID: self.companyID ?? companyID,
            locationID: self.locationID ?? locationID,
            userID: userID,
            scopes: scopes
        )
    }
}
