import Foundation

/// What a browser brings to the page on which a person chooses where the app is installed.
struct HighLevelAuthorization: Sendable, Equatable {
    /// Why there is no such page, in words for a person.
    struct Problem: Error, Equatable {
        var text: String
    }

    var clientID: String
    var redirect: String
    var scopes: [String]
    var state: String?

    /// Reads the query, or the form that the page sends.
    ///
    /// Throws for an unknown app (wording seen in live traffic), an address that is not the app's, another response type and
    /// a scope that the app does not have: none of these sends the person back (assumption).
    init(_ values: [String: String], app: HighLevelApp) throws(Problem) {
        clientID = values["client_id"] ?? ""
        redirect = values["redirect_uri"] ?? ""
        state = values["state"]
        guard clientID == app.clientID else {
            throw Problem(text: "No integration found with the ID: \(clientID.prefix { $0 != "-" })")
        }
        guard app.allows(redirect: redirect) else {
            throw Problem(text: "The redirect_uri '\(redirect)' is not registered for this app.")
        }
        guard values["response_type"] == "code" else {
            throw Problem(text: "The response_type '\(values["response_type"] ?? "")' is not code.")
        }
        let asked = (values["scope"] ?? "").split(separator: " ").map(String.init)
        if let unknown = asked.first(where: { !app.scopes.contains($0) }) {
            throw Problem(text: "The scope '\(unknown)' is not one of this app's.")
        }
        scopes = asked.isEmpty ? app.scopes : asked
    }

    /// Where the person goes with those values and the state.
    func destination(_ values: [(name: String, value: String)]) -> String {
        let items = values + (state.map { [("state", $0)] } ?? [])
        let query = items.map { $0.0 + "=" + QueryText.encoded($0.1) }.joined(separator: "&")
        return redirect + (redirect.contains("?") ? "&" : "?") + query
    }
}
