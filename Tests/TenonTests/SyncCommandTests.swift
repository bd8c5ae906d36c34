import Foundation
import Testing

/// The sync commands as a person or a script meets them.
@Suite(.timeLimit(.minutes(10)))
struct SyncCommandTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func sync(_ verb: String, _ sandbox: SandboxProcess, _ more: [String] = []) async throws
        -> TenonProcess.Result
    {
        try await TenonProcess.run(
            ["sync", verb, "--sandbox", sandbox.readyFile, "--store", scratch.path("tenon.db")] + more,
            scratch: scratch
        )
    }

    @Test func planSaysWhatWouldBeWrittenAndWritesNothing() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "60"], scratch: scratch)
        let plan = try await sync("plan", sandbox, ["--exit-code"])
        #expect(plan.status == 3, "\(plan.errors)")
        #expect(plan.output.contains("+ create"))
        #expect(plan.output.contains("would create in busybusy: "))
        #expect(try await sandbox.writes() == 0)
    }

    @Test func onANarrowTerminalLinesAreBrokenBetweenWords() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "40"], scratch: scratch)
        let arguments = ["sync", "plan", "--sandbox", sandbox.readyFile, "--store", scratch.path("tenon.db")]
        let whole = try await TenonProcess.run(arguments, scratch: scratch)
        let narrow = try await TenonProcess.run(arguments, environment: ["COLUMNS": "48"], scratch: scratch)
        #expect(whole.output.split(separator: "\n").contains { $0.count > 48 }, "nothing here needs to be broken")
        let lines = narrow.output.split(separator: "\n")
        let long = lines.filter { $0.count > 48 && $0.split(separator: " ").count > 1 }
        #expect(long.isEmpty, "\(long)")
        let words = { (text: String) in text.split { $0 == " " || $0 == "\n" } }
        #expect(words(narrow.output) == words(whole.output))
    }

    @Test func planAsJSONCountsWhatRunDoes() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "60"], scratch: scratch)
        let planned = try #require(
            try await sync("plan", sandbox, ["--format", "json"]).json()["writes"] as? [String: Int]
        )
        let run = try await sync("run", sandbox, ["--format", "json", "--quiet"])
        #expect(run.status == 0, "\(run.errors)")
        let report = try #require(try run.json()["report"] as? [String: Any])
        let done = try #require(report["dispatched"] as? [String: Int])
        #expect(planned["busybusy create"] == done["projectsCreated"])
        #expect(planned["highlevel create"] == done["contactsCreated"])
    }

    @Test func aSecondRunWritesNothingAndReadsNoContactByItself() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "60"], scratch: scratch)
        #expect(try await sync("run", sandbox).status == 0)
        let before = try await sandbox.calls()
        #expect(try await sync("run", sandbox).status == 0)
        let after = try await sandbox.calls()
        let made = after.filter { before[$0.key] != $0.value }.mapValues { $0 }
        #expect(Set(made.keys) == ["POST /contacts/search", "projects"], "\(made)")
    }

    @Test func changesTravelBothWaysAndStatusShowsThem() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "20"], scratch: scratch)
        let id = try await sandbox.createContact(
            ["firstName": "Ada", "lastName": "Brix", "phone": "+13122253344", "city": "Gary", "tags": ["customer"]])
        #expect(try await sync("run", sandbox).status == 0)
        let project = try #require(
            try await sandbox.projects().first {
                (($0["projectInfo"] as? [String: Any])?["additionalInfo"] as? String) == "ghl:\(id)"
            }
        )
        #expect(project["title"] as? String == "Ada Brix")
        let mutation = """
            mutation ($id: ID!, $input: UpdateProjectInput!) { updateProject(id: $id, input: $input) { id } }
            """
        _ = try await sandbox.graphQL(
            mutation,
            ["id": try #require(project["id"]), "input": ["projectInfo": ["city": "Hammond"]]]
        )
        #expect(try await sync("run", sandbox).status == 0)
        let contact = try #require(try await sandbox.highLevel("GET", "/contacts/\(id)")["contact"] as? [String: Any])
        #expect(contact["city"] as? String == "Hammond")
        let status = try await TenonProcess.run(
            ["sync", "status", "--store", scratch.path("tenon.db")],
            scratch: scratch
        )
        #expect(status.output.contains("links linked"))
        #expect(status.output.contains("Last run: "))
    }

    @Test func twoProcessesOnOneStoreAreRefused() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "20"], scratch: scratch)
        let server = try TenonProcess(
            [
                "serve", "--sandbox", sandbox.readyFile, "--store", scratch.path("tenon.db"), "--port", "0", "--every",
                "1",
            ],
            scratch: scratch
        )
        while !FileManager.default.fileExists(atPath: scratch.path("tenon.db.lock")) { await Task.yield() }
        let second = try await sync("run", sandbox)
        server.terminate()
        #expect(second.status == 1)
        #expect(second.errors.contains("another Tenon works on the store"))
        #expect(try await server.result().status == 0, "serve ends well when it is asked to")
    }

    @Test func anOutageEndsTheRunAndGivesNothingUp() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "600", "--customer-share", "1"], scratch: scratch)
        try await sandbox.slowCreations(milliseconds: 200)
        let arguments = ["sync", "run", "--sandbox", sandbox.readyFile, "--store", scratch.path("tenon.db"), "--quiet"]
        let run = try TenonProcess(arguments, scratch: scratch)
        while try await sandbox.projectsCreated() < 50 { try #require(run.isRunning) }
        try await sandbox.fail()
        let ended = try await run.result()
        #expect(ended.status == 1)
        #expect(ended.errors.contains("the connection was refused"), "\(ended.errors)")

        let status = try await TenonProcess.run(
            ["sync", "status", "--store", scratch.path("tenon.db"), "--format", "json"],
            scratch: scratch
        )
        let outbox = try #require(try status.json()["outbox"] as? [String: Int])
        #expect(outbox["dead"] == nil, "\(outbox)")
        #expect((outbox["pending"] ?? 0) > 300, "\(outbox)")
    }

    @Test func readingTenThousandContactsTakesAtMost25Calls() async throws {
        let options = ["--contacts", "10000", "--customer-share", "0", "--limits", "off"]
        let sandbox = try await SandboxProcess(options, scratch: scratch)
        #expect(try await sync("plan", sandbox, ["--quiet"]).status == 0)
        let calls = try await sandbox.calls().filter { $0.key.contains("/contacts") }
        #expect(calls.keys.sorted() == ["POST /contacts/search"])
        #expect(calls.values.reduce(0, +) <= 25, "\(calls)")
    }

    @Test func whatIsMissingIsNamedWithTheNextStep() async throws {
        let result = try await TenonProcess.run(["sync", "plan"], scratch: scratch)
        #expect(result.status == 1)
        #expect(result.errors.contains("TENON_HIGHLEVEL_TOKEN is not set"))
        #expect(!FileManager.default.fileExists(atPath: scratch.path("tenon.db")), "nothing half-done stays behind")
    }

    @Test func aMisspeltSettingIsAnError() async throws {
        let result = try await TenonProcess.run(
            ["sync", "plan"],
            environment: ["TENON_HIGHLEVEL_TOCKEN": "pit-secret"],
            scratch: scratch
        )
        #expect(result.status == 1)
        #expect(result.errors.contains("TENON_HIGHLEVEL_TOCKEN"))
        #expect(!result.errors.contains("pit-secret"))
    }

    @Test func aTokenIsNeverSentInTheClear() async throws {
        let result = try await TenonProcess.run(
            ["sync", "plan"],
            environment: [
                "TENON_HIGHLEVEL_URL": "http://services.example.com", "TENON_HIGHLEVEL_TOKEN": "pit-secret",
                "TENON_HIGHLEVEL_LOCATION": "loc", "TENON_BUSYBUSY_KEY": "key-secret",
            ],
            scratch: scratch
        )
        #expect(result.status == 1)
        #expect(result.errors.contains("Use https"))
        #expect(!result.errors.contains("secret"))
    }
}
