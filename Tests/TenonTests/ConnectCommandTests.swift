import Foundation
import Testing

/// Signing in, as an operator at the command line meets it.
@Suite(.timeLimit(.minutes(10)))
struct ConnectCommandTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// A stored sign-in of September 2026 that lacks `contacts.write`; its tokens hold the word "sesame".
    private static let stored = #"""
        {"digest":"EG1AEAgGr885eVmDoZZnRnSBFRePl1S2mnbI1schgjM=","payload":"eyJhY2Nlc3NUb2tlbiI6ImFjY2Vz\#
        cy1zZXNhbWUtdjEiLCJhcHByb3ZlZExvY2F0aW9ucyI6WyJsb2MxIl0sImNvbXBhbnlJRCI6ImNvbTEiLCJleHBpcmVzQXQi\#
        OjE3OTAwMDM2MDAsImluc3RhbGxzVG9GdXR1cmVMb2NhdGlvbnMiOmZhbHNlLCJpc0J1bGtJbnN0YWxsYXRpb24iOnRydWUs\#
        Imlzc3VlZEF0IjoxNzkwMDAwMDAwLCJraW5kIjoiTG9jYXRpb24iLCJsb2NhdGlvbklEIjoibG9jMSIsInJlZnJlc2hUb2tl\#
        biI6InJlZnJlc2gtc2VzYW1lLXYxIiwic2NvcGVzIjpbImNvbnRhY3RzLnJlYWRvbmx5Il0sInVzZXJJRCI6InVzZXIxIn0=\#
        ","version":1}
        """#

    /// Puts a sign-in beside the store `tenon.db`.
    private func store(_ text: String, rights: Int = 0o600) throws {
        let path = try scratch.write(text, to: "tenon.db.highlevel")
        try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: path)
    }

    private func run(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> TenonProcess.Result {
        try await TenonProcess.run(["connect"] + arguments, environment: environment, scratch: scratch)
    }

    @Test func statusShowsWhoIsSignedInAndWhatIsMissing() async throws {
        try store(Self.stored)
        let shown = try await run(["status"])
        #expect(shown.status == 3)
        for expected in [
            "location loc1", "contacts.readonly", "Missing:      contacts.write", "renewed by the next call",
        ] {
            #expect(shown.output.contains(expected), "\(expected) in \(shown.output)\(shown.errors)")
        }
        let json = try await run(["status", "--format", "json"])
        let summary = try json.json()
        #expect(summary["locationID"] as? String == "loc1" && summary["isCurrent"] as? Bool == false)
        #expect(summary["missingScopes"] as? [String] == ["contacts.write"])
        for text in [shown.output, shown.errors, json.output, json.errors] { #expect(!text.contains("sesame")) }
    }

    @Test func withoutASignInTheNextStepIsNamed() async throws {
        let status = try await run(["status"])
        #expect(status.status == 1 && status.errors.contains("tenon connect highlevel"))
        let test = try await run(["test"])
        #expect(test.status == 1 && test.errors.contains("TENON_HIGHLEVEL_TOKEN is not set"))
    }

    @Test func theSecretComesFromTheSettingsOnly() async throws {
        let missing = try await run(["highlevel", "--client-id", "app-1", "--paste"])
        #expect(missing.status == 1 && missing.errors.contains("TENON_HIGHLEVEL_CLIENT_SECRET is not set"))
        let given = try await run(["highlevel", "--client-id", "app-1", "--client-secret", "sesame"])
        #expect(given.status == 64)
    }

    @Test func aPastedAddressOfAnotherSignInIsRefused() async throws {
        // Standard input is empty, as after a person gave up.
        let settings = ["TENON_HIGHLEVEL_CLIENT_ID": "app-1", "TENON_HIGHLEVEL_CLIENT_SECRET": "sesame"]
        let result = try await run(["highlevel", "--paste"], settings)
        #expect(
            result.status == 1 && result.errors.contains("https://marketplace.gohighlevel.com/v2/oauth/chooselocation?")
        )
        #expect(result.errors.contains("client_id=app-1") && !result.errors.contains("sesame"))
        #expect(result.errors.contains("scope=contacts.readonly%20contacts.write&"))
        let agency = try await run(["highlevel", "--paste", "--agency"], settings)
        #expect(agency.errors.contains("contacts.write%20oauth.readonly%20oauth.write&"))
        #expect(!FileManager.default.fileExists(atPath: scratch.path("tenon.db.highlevel")))
    }

    @Test func aVaultThatOthersMayReadIsNotUsed() async throws {
        try store(Self.stored, rights: 0o644)
        let result = try await run(["status"])
        #expect(result.status == 1 && result.errors.contains("chmod 600"))
    }

    @Test func aKeyThatIsNoneIsNamed() async throws {
        try store(Self.stored)
        let key = try scratch.write("short", to: "key", rights: 0o600)
        let result = try await run(["status"], ["TENON_SECRETS_KEY_FILE": key])
        #expect(result.status == 1 && result.errors.contains("TENON_SECRETS_KEY_FILE") && result.errors.contains(key))
    }

    @Test func aTokenThatIsSetGoesBeforeAStoredSignIn() async throws {
        try store(Self.stored)
        let sandbox = try await SandboxProcess(["--contacts", "7"], scratch: scratch)
        let settings = sandbox.highLevelSettings()
        let result = try await run(["test", "--calls", "3", "--format", "json"], settings)
        #expect(result.status == 0, "\(result.errors)")
        let summary = try result.json()
        #expect(summary["contacts"] as? Int == 7 && summary["calls"] as? Int == 3)
    }

    @Test func aStoredSignInOfAnotherLocationIsRefused() async throws {
        try store(Self.stored)
        let result = try await run(
            ["test"],
            [
                "TENON_HIGHLEVEL_CLIENT_ID": "app-1", "TENON_HIGHLEVEL_CLIENT_SECRET": "s",
                "TENON_HIGHLEVEL_LOCATION": "loc2",
            ]
        )
        #expect(result.status == 1 && result.errors.contains("loc1") && result.errors.contains("loc2"))
    }

    @Test func statusSaysWhichKindOfCredentialIsUsed() async throws {
        try store(Self.stored)
        let stored = try await run(["status"])
        #expect(stored.output.contains("sign-in as an app") && stored.output.contains("not sealed"))
        #expect(stored.output.contains("tenon secrets new-key"), "\(stored.output)")
        let settings = ["TENON_HIGHLEVEL_TOKEN": "pit-sesame", "TENON_HIGHLEVEL_LOCATION": "loc7"]
        let token = try await run(["status"], settings)
        #expect(token.status == 0, "\(token.errors)")
        for expected in ["private integration token", "TENON_HIGHLEVEL_TOKEN", "loc7", "Not used:     the sign-in"] {
            #expect(token.output.contains(expected), "\(expected) in \(token.output)")
        }
        #expect(!token.output.contains("sesame"))
    }

    @Test func theSandboxsOwnTokenIsTriedAndItsLocationNamed() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "7"], scratch: scratch)
        let tested = try await run(["test", "--sandbox", sandbox.readyFile, "--format", "json"])
        #expect(tested.status == 0, "\(tested.errors)")
        #expect(try tested.json()["locationName"] as? String == "Ridgeline Roofing & Exteriors")
        let status = try await run(["status", "--names", "--sandbox", sandbox.readyFile])
        #expect(status.output.contains("(Ridgeline Roofing & Exteriors)"), "\(status.output)\(status.errors)")
    }

    @Test func aPlainSignInBesideAKeyIsTold() async throws {
        try store(Self.stored)
        let key = try scratch.write(Data(repeating: 7, count: 32).base64EncodedString(), to: "key", rights: 0o600)
        let status = try await run(["status"], ["TENON_SECRETS_KEY_FILE": key])
        #expect(status.output.contains("not sealed") && status.output.contains("The key that is set seals it"))
        #expect(status.output.contains("tenon secrets rotate"), "\(status.output)")
        let environment = [
            "TENON_SECRETS_KEY_FILE": key, "TENON_HIGHLEVEL_URL": "http://127.0.0.1:9",
            "TENON_HIGHLEVEL_CLIENT_ID": "app-1", "TENON_HIGHLEVEL_CLIENT_SECRET": "s",
        ]
        let test = try await run(["test"], environment)
        #expect(
            test.errors.contains("A stored sign-in is not sealed although a key is set"),
            "\(test.errors)"
        )
    }

    @Test func aSealedSignInNamesTheSettingOfItsKey() async throws {
        try store(#"{"version":1,"sealedWith":"0123456789abcdef","payload":"AAAA"}"#)
        let missing = try await run(["status"])
        #expect(missing.status == 1 && missing.errors.contains("TENON_SECRETS_KEY_FILE"), "\(missing.errors)")
        #expect(missing.errors.hasPrefix("Error: tenon.db.highlevel is sealed."), "\(missing.errors)")
        let key = try scratch.write(Data(repeating: 7, count: 32).base64EncodedString(), to: "key", rights: 0o600)
        let wrong = try await run(["status"], ["TENON_SECRETS_KEY_FILE": key])
        #expect(wrong.errors.contains("sealed with another key") && !wrong.errors.contains("wrongKey"))
    }
}
