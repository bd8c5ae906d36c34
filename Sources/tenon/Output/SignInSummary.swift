import Foundation
import HighLevel

/// A stored sign-in without its secrets, for output.
struct SignInSummary: Encodable {
    /// What kind of credential it is.
    let credential = "sign-in as an app"
    let kind: String
    let companyID: String?
    let locationID: String?
    /// The location's name, when it was read.
    var locationName: String?
    /// The agency's locations, when they were read.
    var locations: [AgencyLocation]?
    let userID: String?
    let issuedAt: Date
    let expiresAt: Date
    /// Whether the access token is still valid; when not, the next call renews it.
    let isCurrent: Bool
    /// Whether what is stored is sealed with a key.
    let isSealed: Bool
    let grantedScopes: [String]
    let missingScopes: [String]
    /// Where it is stored.
    let path: String
    /// Whether a key is set; then what is not sealed will be.
    private let hasKey: Bool

    private enum CodingKeys: String, CodingKey {
        case credential, kind, companyID, locationID, locationName, locations, userID, issuedAt, expiresAt, isCurrent
        case isSealed, grantedScopes, missingScopes, path
    }

    /// - Parameters:
    ///   - path: where it is stored.
    ///   - isSealed: whether it is sealed there.
    ///   - hasKey: whether a key is set.
    init(_ credential: Credential, path: String, isSealed: Bool, hasKey: Bool, now: Date) {
        kind = credential.kind == .company ? "agency" : "location"
        companyID = credential.companyID
        locationID = credential.locationID
        userID = credential.userID
        issuedAt = credential.issuedAt
        expiresAt = credential.expiresAt
        isCurrent = now < credential.expiresAt
        self.path = path
        self.isSealed = isSealed
        self.hasKey = hasKey
        grantedScopes = credential.scopes.map(\.rawValue).sorted()
        missingScopes = credential.missing(Settings.neededScopes(credential.kind)).map(\.rawValue)
    }

    /// The same in lines for people.
    var lines: [String] {
        var lines = ["Credential:   \(credential)", "Stored in:    \(path), \(isSealed ? "sealed" : "not sealed")"]
        if hasKey, !isSealed {
            lines.append("              The key that is set seals it at its next renewal, or now:")
            lines.append("              tenon secrets rotate")
        } else if !isSealed {
            lines.append("              Whoever can read that file can act as Tenon. To seal it, make a key with")
            lines.append("              tenon secrets new-key --file tenon.key, name its file in")
            lines.append("              TENON_SECRETS_KEY_FILE, and run: tenon secrets rotate")
        }
        lines.append("Signed in as: \(kind) \(named(locationID ?? companyID ?? "of unknown id", locationName))")
        if locationID != nil, let companyID { lines.append("Agency:       \(companyID)") }
        lines.append(
            "Access until: \(expiresAt.formatted(.iso8601))" + (isCurrent ? "" : ", renewed by the next call")
        )
        lines.append("Granted:      " + (grantedScopes.isEmpty ? "not told" : grantedScopes.joined(separator: ", ")))
        if !missingScopes.isEmpty {
            lines.append("Missing:      \(missingScopes.joined(separator: ", "))")
            lines.append("              Add them to the Marketplace app, Scopes, and sign in again:")
            lines.append("              \(signInCommand)")
        }
        return lines + AgencyLocation.lines(locations ?? [])
    }

    private var signInCommand: String { "tenon connect highlevel" + (kind == "agency" ? " --agency" : "") }

    private func named(_ id: String, _ name: String?) -> String { id + (name.map { " (\($0))" } ?? "") }
}
