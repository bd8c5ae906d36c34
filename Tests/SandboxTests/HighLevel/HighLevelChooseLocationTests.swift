import Foundation
import HTTPTypes
import Testing

@testable import Sandbox

/// The page on which a person lets the app in.
@Suite struct HighLevelChooseLocationTests {
    @Test(arguments: ["/oauth/chooselocation", "/v2/oauth/chooselocation"])
    func thePageShowsLocationsAndScopes(_ path: String) async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run { client in
            let page = try await client.raw(.get, path + "?" + fixture.choosing())
            #expect(page.status == 200)
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(page.text.contains("action=\"\(path)\""))
            for account in [fixture.main, fixture.second] {
                #expect(page.text.contains("value=\"\(account.locationID)\""))
                #expect(page.text.contains(HTMLText.escaped(account.name)))
            }
            #expect(page.text.contains("<code>contacts.write</code>"))
            #expect(!page.text.contains("<code>users.readonly</code>"))
            #expect(page.text.contains("value=\"approve\"") && page.text.contains("value=\"cancel\""))
        }
    }

    /// The boxes stand inside the part that is shown with the agency, and only one button is the main one.
    @Test func whatBelongsToTheAgencyIsSetApart() async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run { client in
            let page = try await client.raw(.get, "/oauth/chooselocation?" + fixture.choosing()).text
            let boxes = try #require(page.firstMatch(of: /(?s)<div class="boxes".*?<\/div>/)).output
            #expect(boxes.matches(of: /type="checkbox"/).count == 4)
            #expect(page.matches(of: /type="checkbox"/).count == 4)
            #expect(!boxes.contains("name=\"target\""))
            #expect(page.contains("form:not(:has(.agency:checked)) .boxes { display: none; }"))
            #expect(page.matches(of: /class="main"/).count == 1)
            #expect(page.contains("value=\"approve\" class=\"main\""))
        }
    }

    @Test func everyHiddenFieldComesBackAsItWasSent() async throws {
        let fixture = HighLevelAgencyFixture()
        let state = #""><script>alert('1')</script>&amp;"#
        try await fixture.run { client in
            let page = try await client.raw(.get, "/oauth/chooselocation?" + fixture.choosing(["state": state]))
            #expect(!page.text.contains("<script"))
            #expect(page.text.contains("&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;"))
            let back = try await client.approve(
                fixture.choosing(["state": state]),
                [("target", fixture.main.locationID), ("decision", "approve")]
            )
            #expect(back.value("state") == state)
            #expect(back.value("code")?.count == 40)
        }
    }

    @Test(arguments: ["client_id", "redirect_uri", "response_type", "scope"])
    func whatIsWrongIsToldWithoutMarkup(_ name: String) async throws {
        let fixture = HighLevelAgencyFixture()
        let wrong = "<b>x</b>\"'"
        try await fixture.run { client in
            let page = try await client.raw(.get, "/oauth/chooselocation?" + fixture.choosing([name: wrong]))
            #expect(page.status == 400)
            #expect(page.headers[.location] == nil)
            #expect(page.text.contains("&lt;b&gt;x&lt;/b&gt;&quot;&#39;"))
            #expect(!page.text.contains("<b>"))
            let values = QueryText.values(fixture.choosing([name: wrong])).map { ($0.key, $0.value) }
            #expect(try await client.form("/oauth/chooselocation", values + [("decision", "cancel")]).status == 400)
        }
    }

    @Test func markupInNamesIsEscaped() async throws {
        let fixture = HighLevelAgencyFixture()
        fixture.sandbox.withContents { $0.location.name = "<i>R&D</i>" }
        try await fixture.run { client in
            #expect(try await client.call(.post, "/_sandbox/app", ["name": "<u>App</u>"]).status == 200)
            let page = try await client.raw(.get, "/oauth/chooselocation?" + fixture.choosing())
            #expect(page.text.contains("&lt;i&gt;R&amp;D&lt;/i&gt;"))
            #expect(page.text.contains("<title>Connect &lt;u&gt;App&lt;/u&gt;</title>"))
            #expect(!page.text.contains("<i>") && !page.text.contains("<u>"))
        }
    }

    @Test func cancelSaysSo() async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run { client in
            let back = try await client.approve(fixture.choosing(), [("decision", "cancel")])
            #expect(back.value("error") == "access_denied")
            #expect(back.value("state") == "s1")
            #expect(back.value("code") == nil)
            #expect(back.port == 4000)
            #expect(back.path == "/back")
        }
    }

    @Test func somethingMustBeChosen() async throws {
        let fixture = HighLevelAgencyFixture()
        let values = QueryText.values(fixture.choosing()).map { ($0.key, $0.value) } + [("decision", "approve")]
        fixture.sandbox.withContents(of: fixture.second.locationID) { $0.account.isActive = false }
        try await fixture.run { client in
            for target in ["", "nowhere", fixture.second.locationID] {
                let answer = try await client.form("/oauth/chooselocation", values + [("target", target)])
                #expect(answer.status == 400)
                #expect(answer.text.contains("Choose a sub-account or the agency"))
            }
            #expect(fixture.sandbox.access.grants.isEmpty)
        }
    }

    @Test func theDistributionLimitsWhatCanBeChosen() async throws {
        let fixture = HighLevelAgencyFixture()
        let values = QueryText.values(fixture.choosing()).map { ($0.key, $0.value) } + [("decision", "approve")]
        let cases = [
            ("subAccount", fixture.main.locationID, fixture.main.companyID),
            ("agency", fixture.main.companyID, fixture.main.locationID),
        ]
        try await fixture.run { client in
            for (distribution, open, closed) in cases {
                let change: HighLevelValue = ["distribution": .string(distribution)]
                #expect(try await client.call(.post, "/_sandbox/app", change).status == 200)
                let page = try await client.raw(.get, "/oauth/chooselocation?" + fixture.choosing())
                #expect(page.text.contains("name=\"target\" value=\"\(open)\""))
                #expect(!page.text.contains("name=\"target\" value=\"\(closed)\""))
                #expect(try await client.form("/oauth/chooselocation", values + [("target", open)]).status == 302)
                #expect(try await client.form("/oauth/chooselocation", values + [("target", closed)]).status == 400)
            }
        }
    }

    @Test func allAndFutureLocationsAreRemembered() async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run { client in
            _ = try await client.approve(
                fixture.choosing(),
                [
                    ("target", fixture.main.companyID), ("all_locations", "on"), ("future_locations", "on"),
                    ("decision", "approve"),
                ]
            )
            let grant = try #require(fixture.sandbox.access.grants.values.first)
            #expect(grant.approvesAllLocations && grant.installsToFutureLocations)
            #expect(grant.approvedLocations == [fixture.main.locationID, fixture.second.locationID])
        }
    }

    @Test(arguments: [
        ("http://127.0.0.1:1/a?b=c", true), ("http://localhost:65000", true), ("http://[::1]:80/x", true),
        ("https://crm.example/oauth", true), ("https://crm.example/other", false),
        ("http://127.0.0.1.evil.org/", false),
        ("http://user@127.0.0.1/", false), ("https://127.0.0.1/", false), ("javascript:alert(1)", false), ("", false),
        ("http://127.0.0.1/a\r\nX: y", false), ("http://127.0.0.1/#top", false),
    ])
    func whereAPersonMayBeSent(_ redirect: String, _ isAllowed: Bool) {
        var random = PopulationRandom(seed: 1, stream: "app")
        var app = HighLevelApp(&random)
        app.redirects = ["https://crm.example/oauth"]
        #expect(app.allows(redirect: redirect) == isAllowed)
    }

    @Test func aQueryOfTheAddressIsKept() async throws {
        let fixture = HighLevelAgencyFixture()
        try await fixture.run { client in
            let back = try await client.approve(
                fixture.choosing(["redirect_uri": "http://localhost:5000/back?tenant=7"]),
                [("target", fixture.main.locationID), ("decision", "approve")]
            )
            #expect(back.value("tenant") == "7")
            #expect(back.value("code") != nil)
        }
    }

    @Test func withoutScopesTheAppGetsAllOfItsOwn() throws {
        let fixture = HighLevelAgencyFixture()
        let values = QueryText.values(fixture.choosing(["scope": ""]))
        #expect(try HighLevelAuthorization(values, app: fixture.app).scopes == fixture.app.scopes)
    }
}
