import Foundation

/// A reply that holds tokens, in the spelling of either API version.
///
/// It is read as leniently as it can be: a reply that is thrown away costs a refresh token that works only once.
struct TokenReply: Decodable {
    /// The lifetime when the reply states none: that of the official sample, less than a day by a second.
    static let assumedLifetime = 86_399.0

    private let fields: [String: JSONValue]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        fields = try container.decode([String: JSONValue].self)
        guard let token = text("access_token", "accessToken"), HighLevelToken(token).isWellFormed else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no access token")
        }
    }

    /// The credential; what the reply leaves out is taken from the one that it follows.
    ///
    /// - Parameter date: when the call was begun, so that the lifetime is never overestimated.
    func credential(askedAt date: Date, after old: Credential? = nil, kind: AccountKind) -> Credential {
        let scopes = text("scope", "scopes").map {
            Set($0.split(separator: " ").map { HighLevelScope(rawValue: String($0)) })
        }
        return Credential(
            accessToken: HighLevelToken(text("access_token", "accessToken") ?? ""),
            refreshToken: text("refresh_token", "refreshToken").map(SignInSecret.init) ?? old?.refreshToken,
            issuedAt: date,
            expiresAt: date.addingTimeInterval(lifetime),
            kind: text("userType", "user_type").flatMap(AccountKind.init(rawValue:)) ?? old?.kind ?? kind,
            companyID: text("companyId") ?? old?.companyID,
            locationID: text("locationId") ?? old?.locationID,
            userID: text("userId") ?? old?.userID,
            scopes: scopes ?? old?.scopes ?? [],
            approvedLocations: strings("approvedLocations") ?? old?.approvedLocations ?? [],
            isBulkInstallation: flag("isBulkInstallation") ?? old?.isBulkInstallation ?? false,
            installsToFutureLocations: flag("installToFutureLocations") ?? old?.installsToFutureLocations ?? false
        )
    }

    private var lifetime: Double {
        let seconds: Double? =
            switch fields["expires_in"] ?? fields["expiresIn"] {
            case .number(let number): number
            case .string(let text): Double(text)
            default: nil
            }
        return seconds.flatMap { (0...366 * 86_400).contains($0) ? $0 : nil } ?? Self.assumedLifetime
    }

    private func text(_ names: String...) -> String? {
        names.lazy.compactMap { fields[$0]?.stringValue }.first { !$0.isEmpty }
    }

    private func strings(_ name: String) -> [String]? {
        guard case .array(let items)? = fields[name] else { return nil }
        return items.compactMap(\.stringValue)
    }

    private func flag(_ name: String) -> Bool? {
        guard case .bool(let value)? = fields[name] else { return nil }
        return value
    }
}
