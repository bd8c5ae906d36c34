/// The body of `POST /oauth/token` in either dialect.
struct HighLevelTokenRequest: Sendable {
    enum Wish: Sendable, Equatable {
        case code(String, redirect: String?)
        case refresh(String)
    }

    var clientID: String
    var clientSecret: String
    var userType: HighLevelGrant.UserType?
    var wish: Wish

    /// Reads the body.
    ///
    /// Before v3 a fault of form is a 422 with a list in the validator's words (seen in live traffic for the grant type),
    /// in v3 a 400 that names the parameter (official spec).
    init(_ body: HighLevelValue, version: HighLevelVersion) throws(HighLevelFailure) {
        let names = version == .v3 ? Names.v3 : Names.v2
        try names.check(body, version: version)
        func text(_ name: String) -> String? { body[name]?.text.flatMap { $0.isEmpty ? nil : $0 } }
        func needed(_ name: String) throws(HighLevelFailure) -> String {
            guard let text = text(name) else { throw .badRequest("Missing parameter: \(name)") }
            return text
        }
        clientID = try needed(names.clientID)
        clientSecret = try needed(names.clientSecret)
        userType = text(names.userType).flatMap(HighLevelGrant.UserType.init)
        switch text(names.grantType) {
        case "authorization_code": wish = .code(try needed("code"), redirect: text(names.redirect))
        case "refresh_token": wish = .refresh(try needed(names.refreshToken))
        // The official spec lists client_credentials and says nothing of what it does (assumption: nothing).
        default: throw .badRequest("Invalid parameter: \(names.grantType)")
        }
    }
}

/// How the members are spelt.
private struct Names {
    var clientID, clientSecret, grantType, userType, refreshToken, redirect: String

    static let v2 = Names(
        clientID: "client_id",
        clientSecret: "client_secret",
        grantType: "grant_type",
        userType: "user_type",
        refreshToken: "refresh_token",
        redirect: "redirect_uri"
    )
    static let v3 = Names(
        clientID: "clientId",
        clientSecret: "clientSecret",
        grantType: "grantType",
        userType: "userType",
        refreshToken: "refreshToken",
        redirect: "redirectUri"
    )

    private static let grantTypes = ["authorization_code", "refresh_token", "client_credentials"]
    private static let userTypes = ["Company", "Location"]

    func check(_ body: HighLevelValue, version: HighLevelVersion) throws(HighLevelFailure) {
        if version == .v3 { return try checkParameters(body) }
        var messages: [String] = []
        for name in [clientID, clientSecret] where (body[name]?.text ?? "").isEmpty {
            if body[name]?.text == nil { messages.append("\(name) must be a string") }
            messages.append("\(name) should not be empty")
        }
        let grant = body[grantType]?.text ?? ""
        if !Self.grantTypes.contains(grant) { messages.append("\(grantType) must be a valid enum value") }
        if grant.isEmpty { messages.append("\(grantType) should not be empty") }
        if let user = body[userType]?.text, !Self.userTypes.contains(user) {
            messages.append("\(userType) must be a valid enum value")
        }
        if !messages.isEmpty { throw .unprocessable(messages) }
    }

    private func checkParameters(_ body: HighLevelValue) throws(HighLevelFailure) {
        for name in [clientID, clientSecret, grantType] where (body[name]?.text ?? "").isEmpty {
            throw .badRequest("Missing parameter: \(name)")
        }
        for (name, allowed) in [(grantType, Self.grantTypes), (userType, Self.userTypes)] {
            if let text = body[name]?.text, !allowed.contains(text) { throw .badRequest("Invalid parameter: \(name)") }
        }
    }
}
