/// What differs between the API versions while signing in (official spec). Replies are read in either spelling.
struct OAuthDialect: Sendable {
    let version: HighLevelDialect

    /// The last part of the path that gives a location's token for an agency's.
    var locationTokenPath: String { version == .v2 ? "locationToken" : "location-token" }

    /// The last part of the path that lists where the app is installed.
    var installedLocationsPath: String { version == .v2 ? "installedLocations" : "installed-locations" }

    /// The name of a field of the token endpoint: `client_id` in v2, `clientId` in v3.
    func name(_ words: String...) -> String {
        switch version {
        case .v2: words.joined(separator: "_")
        case .v3: words[0] + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        }
    }

    /// The parameters that ask for a page of installed locations.
    func pageQuery(size: Int, skip: Int, pageToken: String?) -> [(name: String, value: String)] {
        switch version {
        case .v2: [("limit", String(size)), ("skip", String(skip))]
        case .v3: [("pageSize", String(size))] + (pageToken.map { [("pageToken", $0)] } ?? [])
        }
    }
}
