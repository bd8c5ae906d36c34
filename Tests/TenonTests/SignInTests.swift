import Foundation
import FoundationNetworking
import Testing

/// Signing in on the sandbox's own pages, as a person with a browser does.
@Suite(.timeLimit(.minutes(5)))
struct SignInTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func aSignInIsStoredUsedAndRenewedOnce() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "9"], scratch: scratch)
        let account = try SandboxAccount(sandbox)
        let settings = account.settings
        let location = account.locationID
        let url = account.url
        let signedIn = try await SignInBrowser.signIn([], settings, scratch) { browser in
            _ = try await browser.answer(["target": location, "decision": "approve"])
        }
        #expect(signedIn.status == 0, "\(signedIn.errors)")

        let status = try await run(["status", "--format", "json"], settings)
        #expect(status.status == 0, "\(status.errors)")
        #expect(try status.json()["locationID"] as? String == location)
        try await expectAnswer(settings)

        _ = try await SignInBrowser.send(
            url + "/_sandbox/tokens",
            Data(#"{"expire": ["access"]}"#.utf8),
            "application/json"
        )
        try await expectAnswer(settings)
        let counts = try JSONSerialization.jsonObject(
            with: Data(try await SignInBrowser.send(url + "/_sandbox/tokens").text.utf8)
        )
        #expect((counts as? [String: Int])?["refreshed"] == 1)
        #expect((counts as? [String: Int])?["exchanged"] == 1)
    }

    private func run(_ arguments: [String], _ settings: [String: String]) async throws -> TenonProcess.Result {
        try await TenonProcess.run(["connect"] + arguments, environment: settings, scratch: scratch)
    }

    private func expectAnswer(_ settings: [String: String]) async throws {
        let test = try await run(["test", "--format", "json"], settings)
        #expect(test.status == 0, "\(test.errors)")
        #expect(try test.json()["contacts"] as? Int == 9)
    }

    @Test func aRefusalIsShownInTheBrowserAndInTheTerminal() async throws {
        let account = try SandboxAccount(try await SandboxProcess(["--contacts", "1"], scratch: scratch))
        // Each time the browser gets its page whole, although the command ends at the same moment.
        for _ in 0..<3 {
            let ended = try await SignInBrowser.signIn([], account.settings, scratch) { browser in
                let page = try await browser.answer(["decision": "cancel"])
                #expect(page.status == 400)
                #expect(page.text.contains("Access was not granted") && page.text.contains("</html>"), "\(page.text)")
            }
            #expect(ended.status == 1)
            #expect(ended.errors.contains("Error: Access was not granted"), "\(ended.errors)")
        }
    }

    @Test func anAnswerOfAnotherSignInIsToldAndTheWaitGoesOn() async throws {
        let account = try SandboxAccount(try await SandboxProcess(["--contacts", "1"], scratch: scratch))
        let ended = try await SignInBrowser.signIn([], account.settings, scratch) { browser in
            let foreign = try await SignInBrowser.send(browser.callback + "?code=evil&state=other")
            #expect(foreign.status == 400 && foreign.text.contains("This answer was not taken"))
            _ = try await browser.answer(["target": account.locationID, "decision": "approve"])
        }
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.errors.contains("does not belong to the sign-in") && ended.errors.contains("Still waiting."))
        #expect(!ended.errors.contains("evil"))
    }

    @Test func anAgencySeesItsLocationsAndOneIsChosen() async throws {
        let account = try SandboxAccount(try await SandboxProcess(["--contacts", "5"], scratch: scratch))
        let signedIn = try await SignInBrowser.signIn(["--agency"], account.settings, scratch) { browser in
            _ = try await browser.answer([
                "target": account.companyID, "decision": "approve", "approve_" + account.locationID: "on",
            ])
        }
        #expect(signedIn.status == 0, "\(signedIn.errors)")
        let line = "\(account.locationID)  Ridgeline Roofing & Exteriors"
        #expect(signedIn.output.contains(line), "\(signedIn.output)")
        #expect(signedIn.errors.contains("set TENON_HIGHLEVEL_LOCATION"))

        let named = try await run(["status", "--names", "--format", "json"], account.settings)
        let locations = try #require(try named.json()["locations"] as? [[String: Any]])
        #expect(locations.contains { $0["id"] as? String == account.locationID && $0["isInstalled"] as? Bool == true })

        let without = try await run(["test"], account.settings)
        #expect(without.status == 1 && without.errors.contains("tenon connect status --names"), "\(without.errors)")
        let chosen = account.settings.merging(["TENON_HIGHLEVEL_LOCATION": account.locationID]) { $1 }
        let tested = try await run(["test"], chosen)
        #expect(tested.status == 0 && tested.output.contains("5 contacts"), "\(tested.errors)")
    }

    @Test func whatAnAgencyLacksIsAddedBySigningInAsAnAgency() async throws {
        let account = try SandboxAccount(try await SandboxProcess(["--contacts", "1"], scratch: scratch))
        // Without --agency its two scopes are not asked for, and a person chooses the agency all the same.
        let signedIn = try await SignInBrowser.signIn([], account.settings, scratch) { browser in
            _ = try await browser.answer(["target": account.companyID, "decision": "approve", "all_locations": "on"])
        }
        #expect(signedIn.output.contains("oauth.readonly, oauth.write"), "\(signedIn.output)")
        #expect(signedIn.output.contains("tenon connect highlevel --agency"))
        #expect(signedIn.errors.contains("locations could not be listed"), "\(signedIn.errors)")
    }
}
