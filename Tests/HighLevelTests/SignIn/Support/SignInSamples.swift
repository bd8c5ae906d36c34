import Foundation

@testable import HighLevel

/// Values that the tests of signing in share. Each secret holds the word that is looked for where none may be.
enum SignInSamples {
    /// What may show up in no description, error or file.
    static let marker = "sesame"
    static let clientSecret = "client-sesame"
    static let start = Date(timeIntervalSince1970: 1_790_000_000)

    static func app(
        redirectURI: String = "http://localhost:8917/callback",
        allowsReconnect: Bool = false
    ) throws -> OAuthApp {
        try OAuthApp(
            clientID: "app9-key1",
            clientSecret: SignInSecret(clientSecret),
            redirectURI: URL(string: redirectURI)!,
            scopes: ["contacts.readonly", "contacts.write"],
            allowsReconnect: allowsReconnect
        )
    }

    /// Tokens issued at a point in time, relative to ``start``, for an hour.
    static func credential(
        _ number: Int = 0,
        issued: Double = 0,
        lifetime: Double = 3600,
        kind: AccountKind = .location,
        scopes: Set<HighLevelScope> = ["contacts.readonly"],
        refreshToken: String? = "refresh-sesame-0"
    ) -> Credential {
        Credential(
            accessToken: HighLevelToken("access-sesame-\(number)"),
            refreshToken: refreshToken.map(SignInSecret.init),
            issuedAt: start.addingTimeInterval(issued),
            expiresAt: start.addingTimeInterval(issued + lifetime),
            kind: kind,
            companyID: "com1",
            locationID: kind == .location ? "loc1" : nil,
            userID: "user1",
            scopes: scopes,
            approvedLocations: ["loc1", "loc2"],
            isBulkInstallation: true
        )
    }
}

/// Everything that could be printed of a value: description, debug description, dump.
func printed(_ value: Any) -> String {
    var text = "\(value)\n\(String(reflecting: value))\n"
    dump(value, to: &text)
    return text
}
