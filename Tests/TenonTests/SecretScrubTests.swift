import Foundation
import Testing

/// Plants secrets in a life of the product and looks for them in everything that was written.
@Suite(.timeLimit(.minutes(5)))
struct SecretScrubTests {
    let scratch: Scratch
    /// The sandbox's own files are elsewhere: it prints its tokens, as it is meant to.
    let elsewhere: Scratch

    init() throws {
        scratch = try Scratch()
        elsewhere = try Scratch()
    }

    private func run(
        _ arguments: [String],
        _ settings: [String: String],
        input: String? = nil
    ) async throws -> TenonProcess.Result {
        try await TenonProcess.run(arguments, environment: settings, input: input, scratch: scratch)
    }

    @Test func noPlantedSecretIsInWhatWasWritten() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "60", "--limits", "off"], scratch: elsewhere)
        let account = try SandboxAccount(sandbox)
        let planted = try PlantedSecrets(readyFile: sandbox.readyFile)
        var settings = account.settings
        settings["TENON_BUSYBUSY_URL"] = sandbox.busybusyURL
        settings["TENON_BUSYBUSY_SANDBOX"] = "true"
        settings["TENON_BUSYBUSY_WRITES"] = "graphql"
        settings["TENON_SETTLE_SECONDS"] = "0.5"

        // Without a key the tokens stand in the file: the search must find them there, or it would find nothing ever.
        let signedIn = try await SignInBrowser.signIn(["--log-level", "trace"], settings, scratch) { browser in
            _ = try await browser.answer(["target": account.locationID, "decision": "approve"])
        }
        #expect(signedIn.status == 0, "\(signedIn.errors)")
        let tokens = try planted.adding(storedIn: scratch.path("tenon.db.highlevel"))
        #expect(try tokens.found(in: scratch.folder).map(\.file) == ["tenon.db.highlevel", "tenon.db.highlevel"])

        let keys = elsewhere.path("keys")
        settings["TENON_SECRETS_KEY_FILE"] = keys
        try await expectDone(["secrets", "new-key"], settings)
        try await expectDone(["secrets", "rotate", "--log-level", "trace"], settings)
        try await expectDone(
            ["connect", "busybusy", "--log-level", "trace"],
            settings,
            input: planted.busybusyKey + "\n"
        )
        try FileManager.default.removeItem(at: inputFile())

        // Killed in its work, so that the write-ahead log is there to be searched.
        try await sandbox.slowCreations(milliseconds: 20)
        let sync = try TenonProcess(["sync", "run", "--log-level", "trace"], environment: settings, scratch: scratch)
        while try await sandbox.projectsCreated() < 5 { try #require(sync.isRunning) }
        #expect(try tokens.found(in: scratch.folder).isEmpty)
        sync.kill()
        _ = try await sync.result()

        _ = try await SignInBrowser.send(
            account.url + "/_sandbox/tokens",
            Data(#"{"expire": ["access"]}"#.utf8),
            "application/json"
        )
        try await goThroughTheCommands(settings, tokens.adding(keysIn: keys))
    }

    private func goThroughTheCommands(_ settings: [String: String], _ planted: PlantedSecrets) async throws {
        let loud = ["--log-level", "trace"]
        for command in [
            ["sync", "run"], ["sync", "plan"], ["sync", "status"], ["connect", "status", "--names"],
            ["connect", "test"],
            ["doctor"], ["doctor", "busybusy", "--store", "tenon.db"], ["backup", "copy.db"], ["restore", "copy.db"],
            ["secrets", "new-key"], ["secrets", "rotate"], ["secrets", "status"],
        ] {
            let result = try await run(command + loud, settings)
            #expect([0, 3].contains(result.status), "\(command): \(result.errors)")
        }
        // What is refused is told without being repeated.
        let wrong = "pit-sesame-11112222-3333", strange = "sesame-key-44445555"
        let refused = settings.merging([
            "TENON_HIGHLEVEL_TOKEN": wrong, "TENON_HIGHLEVEL_LOCATION": "loc1", "TENON_BUSYBUSY_KEY": strange,
        ]) { $1 }
        for command in [["connect", "test"], ["sync", "run", "--store", "2.db"], ["doctor", "busybusy"]] {
            let result = try await run(command + loud, refused)
            #expect(result.status != 0, "\(command): \(result.output)")
        }
        let lost = settings.merging(["TENON_SECRETS_KEY_FILE": "", "TENON_SECRETS_KEY": Self.strangeKey]) { $1 }
        for command in [["connect", "status"], ["doctor"], ["sync", "run"], ["secrets", "rotate"]] {
            let result = try await run(command + loud, lost)
            #expect(result.status != 0, "\(command): \(result.output)")
        }
        let found = try planted.adding([wrong, strange, Self.strangeKey]).found(in: scratch.folder)
        #expect(found.isEmpty, "\(found)")
    }

    private static let strangeKey = Data(repeating: 0x5A, count: 32).base64EncodedString()

    private func expectDone(_ arguments: [String], _ settings: [String: String], input: String? = nil) async throws {
        let result = try await run(arguments, settings, input: input)
        #expect(result.status == 0, "\(arguments): \(result.errors)")
    }

    /// The file from which the test itself gave the key.
    private func inputFile() throws -> URL {
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
        return scratch.folder.appending(path: try #require(names.first { $0.hasSuffix(".in") }))
    }
}
