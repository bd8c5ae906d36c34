import Foundation
import HighLevel

/// A stored sign-in without its secrets, for output.
struct SignInSummary: Encodable {
    let kind: String
    let companyID: String?
    let locationID: String?
    let userID: String?
    let issuedAt: Date
    let expiresAt: Date
    /// Whether the access token is still valid; when not, the next call renews it.
    let isCurrent: Bool
    let grantedScopes: [String]
    let missingScopes: [String]

    init(_ credential: Credential, now: Date) {
        kind = credential.kind == .company ? "agency" : "location"
        companyID = credential.companyID
        locationID = credential.locationID
        userID = credential.userID
        issuedAt = credential.issuedAt
        expiresAt = credential.expiresAt
        isCurrent = now < credential.expiresAt
        grantedScopes = credential.scopes.map(\.rawValue).sorted()
        missingScopes = credential.missing(Settings.neededScopes(credential.kind)).map(\.rawValue)
    }

    /// The same in lines for people.
    var lines: [String] {
        var lines = ["Signed in as: \(kind) \(locationID ?? companyID ?? "of unknown id")"]
        if locationID != nil, let companyID { lines.append("Agency:       \(companyID)") }
        lines.append(
            "Access until: \(expiresAt.formatted(.iso8601))" + (isCurrent ? "" : ", renewed by the next call")
        )
        lines.append("Granted:      " + (grantedScopes.isEmpty ? "not told" : grantedScopes.joined(separator: ", ")))
        if !missingScopes.isEmpty {
            lines.append(
                "Missing:      \(missingScopes.joined(separator: ", ")). Add them to the Marketplace app, Scopes, and "
                    + "sign in again with: tenon connect highlevel"
            )
        }
        if kind == "agency" {
            lines.append("Next:         set TENON_HIGHLEVEL_LOCATION to one of the agency's locations")
        }
        return lines
    }
}
