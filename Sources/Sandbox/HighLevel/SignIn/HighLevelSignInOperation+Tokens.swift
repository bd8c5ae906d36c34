import HTTPTypes

/// Making tokens.
extension HighLevelSignInOperation {
    static let all = tokens + installations

    private static let tokens: [HighLevelSignInOperation] = [
        .init(
            method: .post,
            path: "/oauth/token",
            access: .either,
            isGuarded: false,
            takesJSON: [.v3],
            perform: token
        ),
        .init(
            method: .post,
            path: "/oauth/locationToken",
            versions: HighLevelVersion.beforeV3,
            scope: "oauth.write",
            refusesPrivateTokens: true,
            perform: locationToken
        ),
        .init(
            method: .post,
            path: "/oauth/location-token",
            versions: [.v3],
            scope: "oauth.write",
            refusesPrivateTokens: true,
            perform: locationToken
        ),
        .init(
            method: .post,
            path: "/oauth/reconnect",
            access: .either,
            isGuarded: false,
            takesJSON: HighLevelVersion.all,
            perform: reconnect
        ),
    ]

    private static func token(
        _ access: inout HighLevelAccess,
        _ call: HighLevelSignInCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let request = try HighLevelTokenRequest(call.body, version: call.version)
        try access.checkClient(request.clientID, request.clientSecret)
        let pair: HighLevelTokenPair
        switch request.wish {
        case .code(let code, let redirect):
            pair = try access.exchange(
                code: code,
                redirect: redirect,
                userType: request.userType,
                accounts: call.accounts,
                at: call.now
            )
        case .refresh(let token):
            pair = try access.refresh(token, userType: request.userType, accounts: call.accounts, at: call.now)
        }
        return HighLevelReply(status: 200, body: try shape(pair, access, call).token)
    }

    /// 201 before v3 (seen in live traffic; the official spec says 200), 200 in v3 (official spec).
    private static func locationToken(
        _ access: inout HighLevelAccess,
        _ call: HighLevelSignInCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        guard let caller = call.caller else { throw .unauthorized("Invalid JWT") }
        let company = try call.needed("companyId")
        let location = try call.needed("locationId")
        guard company == caller.companyID else { throw .foreignLocation }
        let pair = try access.derive(location: location, from: caller, accounts: call.accounts, at: call.now)
        return HighLevelReply(
            status: call.version == .v3 ? 200 : 201,
            body: try shape(pair, access, call).locationToken
        )
    }

    /// A new code for a client that lost its tokens (published).
    private static func reconnect(
        _ access: inout HighLevelAccess,
        _ call: HighLevelSignInCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        try access.checkClient(try call.needed("clientKey"), try call.needed("clientSecret"))
        guard let resource = call.body["locationId"]?.text ?? call.body["companyId"]?.text else {
            throw .unprocessable(["locationId or companyId should not be empty"])
        }
        let code = try access.reconnect(resource, at: call.now)
        let expires = access.codes[code]?.expires ?? call.now
        return HighLevelReply(
            status: 200,
            body: [
                .init(name: "authorizationCode", value: .string(code)),
                .init(name: "expiresAt", value: .string(expires.iso)),
            ]
        )
    }

    private static func shape(
        _ pair: HighLevelTokenPair,
        _ access: HighLevelAccess,
        _ call: HighLevelSignInCall
    ) throws(HighLevelFailure) -> HighLevelTokenShape {
        guard let grant = access.grants[pair.grantID] else {
            throw .badRequest("Invalid grant: refresh token is invalid")
        }
        return HighLevelTokenShape(pair: pair, grant: grant, app: access.app, version: call.version)
    }
}
