import HighLevel

/// A token from the settings or from a sandbox without its value, for output.
struct TokenSummary: Encodable {
    /// What kind of credential it is.
    let credential: String
    /// Where it comes from.
    let source: String
    let locationID: String
    /// The location's name, when it was read.
    var locationName: String?
    /// A sign-in that is stored as well, and not used.
    let unusedSignIn: String?

    init(_ kind: HighLevelToken.Kind, source: String, locationID: String, unusedSignIn: String?) {
        credential = kind == .privateIntegration ? "private integration token" : "access token"
        self.source = source
        self.locationID = locationID
        self.unusedSignIn = unusedSignIn
    }

    /// The same in lines for people.
    var lines: [String] {
        var lines = [
            "Credential:   \(credential)", "From:         \(source)",
            "Location:     \(locationID)" + (locationName.map { " (\($0))" } ?? ""),
            "Granted:      not told for such a token; try it with: tenon connect test",
        ]
        if let unusedSignIn {
            lines.append("Not used:     the sign-in in \(unusedSignIn), since a token is set")
        }
        return lines
    }
}
