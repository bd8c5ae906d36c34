import Foundation
import Testing

/// Writes through the sandbox's catch hook, by the real binary: whatever becomes of a message, no second project.
@Suite(.timeLimit(.minutes(10))) struct HookWriteTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// A sandbox without people, with a hook whose work is done after so many milliseconds.
    private func sandbox(delay: Int, _ options: [String] = ["--contacts", "0"]) async throws -> SandboxProcess {
        let sandbox = try await SandboxProcess(options, scratch: scratch)
        try await sandbox.set(["hookDelayMilliseconds": delay])
        return sandbox
    }

    private func run(
        _ sandbox: SandboxProcess,
        _ options: [String] = [],
        unseen: Int = 3600
    ) async throws -> TenonProcess.Result {
        try await TenonProcess.run(
            ["sync", "run", "--sandbox", sandbox.readyFile, "--store", scratch.path("hook.db")] + options,
            environment: ["TENON_BUSYBUSY_WRITES": "zapier", "TENON_BUSYBUSY_UNSEEN_SECONDS": "\(unseen)"],
            scratch: scratch
        )
    }

    private func status() async throws -> [String: Any] {
        let options = ["--store", scratch.path("hook.db"), "--format", "json"]
        return try await TenonProcess.run(["sync", "status"] + options, scratch: scratch).json()
    }

    private func customer(_ sandbox: SandboxProcess, _ name: String = "Ada") async throws -> String {
        try await sandbox.createContact([
            "firstName": name, "lastName": "Okafor", "phone": "+13125550147", "tags": ["customer"],
        ])
    }

    @Test func aProjectIsMadeChangedAndArchived() async throws {
        let sandbox = try await sandbox(delay: 0)
        let contact = try await customer(sandbox)
        let first = try await run(sandbox)
        #expect(first.status == 3 && first.output.contains("not shown by busybusy yet: 1"), "\(first.output)")
        let seen = try await run(sandbox)
        #expect(seen.status == 0 && seen.output.contains("projects: 1 created"), "\(seen.output)\(seen.errors)")
        let project = try #require(try await sandbox.projects().first)
        let info = try #require(project["projectInfo"] as? [String: Any])
        #expect(info["additionalInfo"] as? String == "ghl:\(contact)")
        _ = try await sandbox.highLevel("PUT", "/contacts/\(contact)", ["city": "Berwyn"])
        _ = try await run(sandbox)
        #expect(try await run(sandbox).output.contains("1 updated"))
        let city = (try await sandbox.projects().first?["projectInfo"] as? [String: Any])?["city"] as? String
        #expect(city == "Berwyn")
        _ = try await sandbox.highLevel("DELETE", "/contacts/\(contact)")
        _ = try await run(sandbox, ["--archive-up-to", "1"])
        #expect(try await run(sandbox).output.contains("1 archived"))
        #expect(try await sandbox.projects().first?["archivedOn"] as? String != nil)
        let asked = try await sandbox.messagesByAction()
        #expect(asked == ["create_project": 1, "update_project": 1, "archive_project": 1])
        #expect(try await status()["journalEntries"] as? Int == 3)
        #expect(try await status()["outbox"] as? [String: Int] == [:])
    }

    @Test func aLostReplyMakesNoSecondProject() async throws {
        let sandbox = try await sandbox(delay: 300)
        try await sandbox.set(["replyLossShare": 1])
        _ = try await customer(sandbox)
        for _ in 0..<2 { _ = try await run(sandbox) }
        try await sandbox.untilWorkIsDone()
        #expect(try await run(sandbox).status == 0)
        #expect(try await sandbox.projects().count == 1)
        #expect(try await sandbox.messagesByAction() == ["create_project": 1])
    }

    @Test func aHookThatIsDownLosesNothing() async throws {
        let sandbox = try await sandbox(delay: 0)
        try await sandbox.set(["hooksAreOn": false])
        _ = try await customer(sandbox)
        let down = try await run(sandbox)
        #expect(down.status == 1 && down.errors.contains("The hook does not exist any more"), "\(down.errors)")
        #expect(!down.errors.contains("/hooks/catch/"), "the address is a secret")
        try await sandbox.set(["hooksAreOn": true])
        for _ in 0..<2 { _ = try await run(sandbox) }
        #expect(try await sandbox.projects().count == 1)
        #expect(try await sandbox.messagesByAction() == ["create_project": 1])
    }

    @Test func workThatIsDoneLateIsPutToAPersonAndStillJoined() async throws {
        let sandbox = try await sandbox(delay: 4000)
        _ = try await customer(sandbox)
        _ = try await run(sandbox, unseen: 0)
        let late = try await run(sandbox, unseen: 0)
        if try await sandbox.projects().isEmpty {
            #expect(late.output.contains("for a person to decide: 1"), "\(late.output)")
            #expect(try await status()["reviewCounts"] as? [String: Int] == ["unseen": 1])
        }
        try await sandbox.untilWorkIsDone()
        #expect(try await run(sandbox, unseen: 0).status == 0)
        #expect(try await sandbox.projects().count == 1)
        #expect(try await status()["reviewCounts"] as? [String: Int] == [:])
        #expect(try await sandbox.messagesByAction() == ["create_project": 1])
    }

    @Test func aSandboxThatStartsAgainDoesWhatItWasTold() async throws {
        let options = ["--contacts", "0", "--state", scratch.path("state.json")]
        let before = try await sandbox(delay: 1500, options)
        _ = try await customer(before)
        _ = try await run(before)
        try await before.stop()
        #expect(try await run(before).status == 1, "an outage ends the run")
        let after = try await SandboxProcess(options + before.ports(), scratch: scratch)
        try await after.untilWorkIsDone()
        #expect(try await run(after).status == 0)
        #expect(try await run(after).status == 0)
        #expect(try await after.projects().count == 1)
        #expect(try await after.messagesByAction() == ["create_project": 1])
    }

    /// A thousand customers, the reply to one message of three lost.
    @Test func ofAThousandProjectsNoneIsMadeTwice() async throws {
        let options = ["--contacts", "1000", "--customer-share", "1", "--project-share", "0", "--limits", "off"]
        let sandbox = try await sandbox(delay: 200, options)
        try await sandbox.set(["replyLossShare": 0.33])
        let own = try await sandbox.projects().count
        _ = try await run(sandbox)
        try await sandbox.untilWorkIsDone()
        _ = try await run(sandbox)
        let asked = try await sandbox.messagesByAction()["create_project"] ?? 0
        #expect(asked > 900)
        let projects = try await sandbox.projects()
        #expect(projects.count == own + asked)
        let markers = projects.compactMap { ($0["projectInfo"] as? [String: Any])?["additionalInfo"] as? String }
            .filter { $0.hasPrefix("ghl:") }
        #expect(markers.count == asked && Set(markers).count == asked)
        #expect(try await status()["outbox"] as? [String: Int] == [:])
        #expect((try await status()["links"] as? [String: Int])?["linked"] ?? 0 >= asked)
    }

    @Test func aHookMustBeSetAndAllowedAndIsNeverShown() async throws {
        let sandbox = try await sandbox(delay: 0)
        let settings = [
            "TENON_BUSYBUSY_URL": sandbox.busybusyURL, "TENON_BUSYBUSY_SANDBOX": "true", "TENON_BUSYBUSY_KEY": "k",
            "TENON_BUSYBUSY_WRITES": "zapier",
        ]
        let missing = try await TenonProcess.run(["doctor", "busybusy"], environment: settings, scratch: scratch)
        #expect(missing.errors.contains("TENON_BUSYBUSY_HOOK is not set"), "\(missing.errors)")
        let foreign = settings.merging(["TENON_BUSYBUSY_HOOK": "https://example.org/hooks/catch/1/s3cret/"]) { $1 }
        let refused = try await TenonProcess.run(["doctor", "busybusy"], environment: foreign, scratch: scratch)
        #expect(refused.status == 1 && refused.errors.contains("is not allowed"), "\(refused.errors)")
        #expect(!refused.errors.contains("s3cret"))
        let way = try await TenonProcess.run(
            ["doctor", "busybusy"],
            environment: settings.merging(["TENON_BUSYBUSY_WRITES": "fax"]) { $1 },
            scratch: scratch
        )
        #expect(way.errors.contains("Use off, graphql or zapier."), "\(way.errors)")
    }

    @Test func theDoctorLooksAtTheChosenHookAndPostsNothing() async throws {
        let sandbox = try await sandbox(delay: 0)
        let found = try await TenonProcess.run(
            ["doctor", "busybusy", "--sandbox", sandbox.readyFile],
            environment: ["TENON_BUSYBUSY_WRITES": "zapier"],
            scratch: scratch
        )
        #expect(found.output.contains("Writes: sent through the Zapier hook"), "\(found.output)")
        #expect(try await sandbox.messages().isEmpty)
    }
}
