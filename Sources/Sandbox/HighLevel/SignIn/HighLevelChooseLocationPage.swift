/// The page on which a person chooses a location or the agency and approves; plain HTML without scripts.
struct HighLevelChooseLocationPage: Sendable {
    let path: String
    let authorization: HighLevelAuthorization
    let app: HighLevelApp
    let accounts: [HighLevelAccount]
    let companyID: String

    var html: String {
        let name = HTMLText.escaped(app.name)
        return HighLevelSignInDocument.html(
            title: "Connect \(name)",
            """
            <h1>Connect \(name)</h1>
            <p>Choose where \(name) is installed.</p>
            <form method="post" action="\(HTMLText.escaped(path))">
            \(hiddenFields)
            \(app.accepts(.location) ? locationList : "")
            \(app.accepts(.company) ? agency : "")
            <h2 id="scopes">What \(name) may do</h2>
            <ul aria-labelledby="scopes">
            \(authorization.scopes.map { "<li><code>\(HTMLText.escaped($0))</code></li>" }.joined(separator: "\n"))
            </ul>
            <p class="buttons">
            <button type="submit" name="decision" value="approve" class="main">Approve</button>
            <button type="submit" name="decision" value="cancel" formnovalidate>Cancel</button>
            </p>
            </form>
            """
        )
    }

    /// A page that says why it goes no further.
    static func problem(_ text: String) -> String {
        HighLevelSignInDocument.html(
            title: "Cannot connect",
            "<h1>Cannot connect</h1>\n<p role=\"alert\">\(HTMLText.escaped(text))</p>\n<p>Go back and begin again.</p>"
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
            let note = HTMLText.escaped(account.address) + (account.isActive ? "" : " (not active)")
            return Self.choice(
                #"type="radio" name="target" value="\#(HTMLText.escaped(account.locationID))" required"#
                    + (account.isActive ? "" : " disabled"),
                "\(HTMLText.escaped(account.name)) <small>\(note)</small>"
            )
        }
        return "<fieldset><legend>A sub-account</legend>\n\(rows.joined(separator: "\n"))\n</fieldset>"
    }

    /// The boxes below the agency count only when it is chosen, and are shown only then.
    private var agency: String {
        let whole = Self.choice(
            #"type="radio" name="target" value="\#(HTMLText.escaped(companyID))" class="agency" required"#,
            "The whole agency <small>for the sub-accounts you tick</small>"
        )
        let boxes = accounts.map { account in
            Self.choice(
                #"type="checkbox" name="approve_\#(HTMLText.escaped(account.locationID))" checked"#,
                HTMLText.escaped(account.name)
            )
        }
        return """
            <fieldset><legend>The agency</legend>
            \(whole)
            <div class="boxes" role="group" aria-label="Sub-accounts of the agency">
            \(boxes.joined(separator: "\n"))
            \(Self.choice(#"type="checkbox" name="all_locations""#, "All sub-accounts"))
            \(Self.choice(#"type="checkbox" name="future_locations""#, "Future sub-accounts too"))
            </div>
            </fieldset>
            """
    }

    /// A button to choose with its text; both must be HTML already.
    private static func choice(_ input: String, _ text: String) -> String {
        "<label class=\"choice\"><input \(input)><span>\(text)</span></label>"
    }
}
