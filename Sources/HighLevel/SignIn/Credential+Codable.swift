import Foundation

/// The coded form is for vaults only: it holds the tokens in plain text.
extension Credential: Codable {
    private enum CodingKeys: String, CodingKey {
        case accessToken, refreshToken, issuedAt, expiresAt, kind, companyID, locationID, userID, scopes
        case approvedLocations, isBulkInstallation, installsToFutureLocations
    }

    /// Reads what ``encode(to:)`` wrote.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func date(_ key: CodingKeys) throws -> Date {
            Date(timeIntervalSince1970: try container.decode(Double.self, forKey: key))
        }
        self.init(
            accessToken: HighLevelToken(try container.decode(String.self, forKey: .accessToken)),
            refreshToken: try container.decodeIfPresent(String.self, forKey: .refreshToken).map(SignInSecret.init),
            issuedAt: try date(.issuedAt),
            expiresAt: try date(.expiresAt),
            kind: try container.decode(AccountKind.self, forKey: .kind),
            companyID: try container.decodeIfPresent(String.self, forKey: .companyID),
            locationID: try container.decodeIfPresent(String.self, forKey: .locationID),
            userID: try container.decodeIfPresent(String.self, forKey: .userID),
            scopes: try container.decode(Set<HighLevelScope>.self, forKey: .scopes),
            approvedLocations: try container.decode([String].self, forKey: .approvedLocations),
            isBulkInstallation: try container.decode(Bool.self, forKey: .isBulkInstallation),
            installsToFutureLocations: try container.decode(Bool.self, forKey: .installsToFutureLocations)
        )
    }

    /// Writes everything, the tokens in plain text; points in time as seconds since 1970.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(accessToken.value, forKey: .accessToken)
        try container.encodeIfPresent(refreshToken?.value, forKey: .refreshToken)
        try container.encode(issuedAt.timeIntervalSince1970, forKey: .issuedAt)
        try container.encode(expiresAt.timeIntervalSince1970, forKey: .expiresAt)
        try container.encode(kind, forKey: .kind)
        try container.encodeIfPresent(companyID, forKey: .companyID)
        try container.encodeIfPresent(locationID, forKey: .locationID)
        try container.encodeIfPresent(userID, forKey: .userID)
        try container.encode(scopes.sorted { $0.rawValue < $1.rawValue }, forKey: .scopes)
        try container.encode(approvedLocations, forKey: .approvedLocations)
        try container.encode(isBulkInstallation, forKey: .isBulkInstallation)
        try container.encode(installsToFutureLocations, forKey: .installsToFutureLocations)
    }
}
