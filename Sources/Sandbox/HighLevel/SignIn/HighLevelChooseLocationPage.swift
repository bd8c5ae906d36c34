/// The page on which a person chooses a location or the agency and approves; plain HTML without scripts.
struct HighLevelChooseLocationPage: Sendable {
    let path: String
    let authorization: HighLevelAuthorization
    let app: HighLevelApp
    let accounts: [HighLevelAccount]
    let companyID: String

    var html: String {
        let name = HTMLText.escaped(app.name)
        return Self.document(
            title: "Connect \(name)",
            """
            <h1>Connect \(name)</h1>
            <form method="post" action="\(HTMLText.escaped(path))">
            \(hiddenFields)
            \(app.accepts(.location) ? locationList : "")
            \(app.accepts(.company) ? agency : "")
            <h2 id="scopes">What \(name) may do</h2>
            <ul aria-labelledby="scopes">
            \(authorization.scopes.map { "<li><code>\(HTMLText.escaped($0))</code></li>" }.joined(separator: "\n"))
            </ul>
            <p class="buttons">
            <button type="submit" name="decision" value="approve">Approve</button>
            <button type="submit" name="decision" value="cancel" formnovalidate>Cancel</button>
            </p>
            </form>
            """
        )
    }

    /// A page that says why it goes no further.
    static func problem(_ text: String) -> String {
        document(
            title: "Cannot connect",
            "<h1>Cannot connect</h1>\n<p role=\"alert\">\(HTMLText.escaped(text))</p>"
        )
    }

    private var hiddenFields: String {
        let fields = [
            ("client_id", authorization.clientID), ("redirect_uri", authorization.redirect), ("response_type", "code"),
            ("scope", authorization.scopes.joined(separator: " ")),
        ]
        return (fields + (authorization.state.map { [("state", $0)] } ?? []))
            .map { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\(HTMLText.escaped($0.1))\">" }
            .joined(separator: "\n")
    }

    /// An inactive location is shown and cannot be chosen.
    private var locationList: String {
        let rows = accounts.map { account in
            """
            <p><label><input type="radio" name="target" value="\(HTMLText.escaped(account.locationID))" required\
            \(account.isActive ? "" : " disabled")> \(HTMLText.escaped(account.name))</label>
            <small>\(HTMLText.escaped(account.address))\(account.isActive ? "" : " (not active)")</small></p>
            """
        }
        return "<fieldset><legend>A sub-account</legend>\n\(rows.joined(separator: "\n"))\n</fieldset>"
    }

    private var agency: String {
        let rows = accounts.map { account in
            """
            <p><label><input type="checkbox" name="approve_\(HTMLText.escaped(account.locationID))" checked> \
            \(HTMLText.escaped(account.name))</label></p>
            """
        }
        return """
            <fieldset><legend>The agency</legend>
            <p><label><input type="radio" name="target" value="\(HTMLText.escaped(companyID))" required> \
            The whole agency, for these sub-accounts:</label></p>
            \(rows.joined(separator: "\n"))
            <p><label><input type="checkbox" name="all_locations"> All sub-accounts</label></p>
            <p><label><input type="checkbox" name="future_locations"> Future sub-accounts too</label></p>
            </fieldset>
            """
    }

    /// Title and body must be HTML already.
    private static func document(title: String, _ body: String) -> String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title)</title>
        <style>
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
        fieldset { margin: 1rem 0; } button { font: inherit; padding: .5rem 1rem; } small { display: block; }
        </style>
        </head>
        <body>
        <main>
        \(body)
        <p><small>This is a sandbox. No real account is behind it.</small></p>
        </main>
        </body>
        </html>

        """
    }
}
