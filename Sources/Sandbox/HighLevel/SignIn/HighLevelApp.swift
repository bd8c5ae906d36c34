import Foundation

/// The marketplace app that is registered in the sandbox.
struct HighLevelApp: Sendable, Codable, Equatable {
    /// Who may install the app.
    enum Distribution: String, Sendable, Codable, CaseIterable {
        case subAccount, agency, both
    }

    var name = "Tenon"
    /// The app's id, a hyphen and a suffix.
    var clientID: String
    var clientSecret: String
    var versionID: String
    var scopes = HighLevelApp.defaultScopes
    /// Where people may be sent back to; beside these, any loopback address.
    var redirects: [String] = []
    var distribution = Distribution.both

    /// The part of the client id before the hyphen, 24 hexadecimal digits.
    var appID: String { String(clientID.prefix { $0 != "-" }) }

    init(_ random: inout PopulationRandom) {
        let appID = random.hexadecimal(24)
        let suffix = random.alphanumeric(8).lowercased()
        clientID = appID + "-" + suffix
        clientSecret = random.uuid().uuidString.lowercased()
        versionID = random.hexadecimal(24)
    }

    /// Whether people may be sent back there: registered, or plain HTTP on this machine with any port and path.
    func allows(redirect: String) -> Bool {
        if redirects.contains(redirect) { return true }
        guard let parts = URLComponents(string: redirect, encodingInvalidCharacters: false) else { return false }
        return parts.scheme == "http" && ["127.0.0.1", "localhost", "[::1]", "::1"].contains(parts.host)
            && parts.user == nil && parts.password == nil && parts.fragment == nil
    }

    func accepts(_ target: HighLevelGrant.UserType) -> Bool {
        switch distribution {
        case .both: true
        case .subAccount: target == .location
        case .agency: target == .company
        }
    }

    /// What a contractor's integration asks for.
    static let defaultScopes = [
        "businesses.readonly", "businesses.write", "calendars.readonly", "calendars.write", "calendars/events.readonly",
        "calendars/events.write", "campaigns.readonly", "companies.readonly", "contacts.readonly", "contacts.write",
        "conversations.readonly", "conversations.write", "conversations/message.readonly",
        "conversations/message.write", "locations.readonly", "locations/customFields.readonly",
        "locations/customFields.write", "locations/customValues.readonly", "locations/tags.readonly",
        "locations/tags.write", "locations/tasks.readonly", "oauth.readonly", "oauth.write", "opportunities.readonly",
        "opportunities.write", "users.readonly", "workflows.readonly",
    ]
}
