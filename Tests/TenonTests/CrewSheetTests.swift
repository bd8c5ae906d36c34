import Foundation
import Testing

/// Tasks and notes to the crew, by the real binary between both sandboxes.
@Suite(.timeLimit(.minutes(10)))
struct CrewSheetTests {
    private static let opening = "--- from HighLevel (kept by Tenon, do not edit) ---"
    private static let closing = "--- end of HighLevel ---"
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// The shipped mapping with the sheet switched on.
    private func mapping(_ options: String = "notes-every: 0m") async throws -> String {
        let shown = try await TenonProcess.run(["mapping", "show"], scratch: scratch)
        return try scratch.write(shown.output + "\ncrew-sheet:\n  \(options)\n", to: "crew-\(UUID().uuidString).yaml")
    }

    private func arguments(_ verb: String, _ sandbox: SandboxProcess, _ mapping: String?) -> [String] {
        ["sync", verb, "--sandbox", sandbox.readyFile, "--store", scratch.path("tenon.db")]
            + (mapping.map { ["--mapping", $0] } ?? [])
    }

    private func sync(_ verb: String, _ sandbox: SandboxProcess, _ mapping: String?) async throws
        -> TenonProcess.Result
    {
        try await TenonProcess.run(
            arguments(verb, sandbox, mapping),
            environment: ["TENON_SETTLE_SECONDS": "0.5"],
            scratch: scratch
        )
    }

    private func run(_ sandbox: SandboxProcess, _ mapping: String?) async throws {
        let result = try await sync("run", sandbox, mapping)
        try #require(result.status == 0, "\(result.output)\(result.errors)")
        #expect(!result.output.contains("rests in this run"), "\(result.output)")
    }

    // MARK: What people do

    private func addTask(_ title: String, on contactID: String, _ sandbox: SandboxProcess) async throws -> String {
        let body: [String: Any] = ["title": title, "dueDate": "2027-03-04T18:00:00Z", "completed": false]
        let reply = try await sandbox.highLevel("POST", "/contacts/\(contactID)/tasks", body)
        return try #require((reply["task"] as? [String: Any])?["id"] as? String, "\(reply)")
    }

    private func addNote(_ text: String, on contactID: String, _ sandbox: SandboxProcess) async throws -> String {
        let reply = try await sandbox.highLevel("POST", "/contacts/\(contactID)/notes", ["body": text])
        return try #require((reply["note"] as? [String: Any])?["id"] as? String, "\(reply)")
    }

    private func write(_ text: String, into projectID: String, _ sandbox: SandboxProcess) async throws {
        let mutation = """
            mutation ($id: ID!, $input: UpdateProjectInput!) { updateProject(id: $id, input: $input) { id } }
            """
        let input: [String: Any] = ["projectInfo": ["additionalInfo": text]]
        _ = try await sandbox.graphQL(mutation, ["id": projectID, "input": input])
    }

    /// The project of the contact, with its `additionalInfo`.
    private func project(of contactID: String, _ sandbox: SandboxProcess) async throws -> (id: String, text: String) {
        let found = try await sandbox.projects().compactMap { project -> (id: String, text: String)? in
            guard let id = project["id"] as? String,
                let text = (project["projectInfo"] as? [String: Any])?["additionalInfo"] as? String,
                text.contains("ghl:\(contactID)")
            else { return nil }
            return (id, text)
        }
        try #require(found.count == 1, "\(found)")
        return found[0]
    }

    /// `additionalInfo` of every project, by its id.
    private func texts(_ sandbox: SandboxProcess) async throws -> [String: String] {
        let pairs = try await sandbox.projects().compactMap { project -> (String, String)? in
            guard let id = project["id"] as? String else { return nil }
            return (id, (project["projectInfo"] as? [String: Any])?["additionalInfo"] as? String ?? "")
        }
        return Dictionary(pairs, uniquingKeysWith: { $1 })
    }

    /// Calls that change something.
    private func writes(_ sandbox: SandboxProcess) async throws -> [String: Int] {
        try await sandbox.calls().filter { name, _ in
            !name.hasPrefix("GET ") && !name.hasSuffix("/search") && (name.contains(" ") || name.hasSuffix("Project"))
        }
    }

    // MARK: Tests

    @Test func theSheetFollowsTheOfficeAndTheCrewsWordsStay() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "20", "--limits", "off"], scratch: scratch)
        let id = try await sandbox.createContact(["firstName": "Ada", "lastName": "Brix", "tags": ["customer"]])
        let mapping = try await mapping()
        try await run(sandbox, mapping)
        let made = try await project(of: id, sandbox)
        #expect(made.text == "ghl:\(id)")

        let task = try await addTask("Call <Ann>", on: id, sandbox)
        let note = try await addNote("<p>Dog &amp; cat</p>", on: id, sandbox)
        let plan = try await sync("plan", sandbox, mapping)
        #expect(plan.output.contains("tasks and notes of the contact"))
        #expect(plan.output.contains("      | [ ] Call (due 03/04/2027)"), "\(plan.output)")
        try await sandbox.fault("updateProject", "replyLost")
        let before = try await writes(sandbox)["updateProject"] ?? 0
        try await run(sandbox, mapping)
        let after = try await writes(sandbox)
        #expect(after["updateProject"] == before + 1, "the lost reply is looked up, not tried again")
        let first = try await project(of: id, sandbox).text
        #expect(first.hasPrefix("ghl:\(id)\n\n\(Self.opening)\nTasks:\n[ ] Call (due 03/04/2027)\nNotes:\n* "))
        #expect(first.hasSuffix(": Dog & cat\n\(Self.closing)"))
        try await run(sandbox, mapping)
        #expect(try await writes(sandbox) == after, "a second run writes nothing")

        try await write("Our gate code: 4711\r\n" + first + "\nAsk for Rosa\n", into: made.id, sandbox)
        _ = try await sandbox.highLevel("PUT", "/contacts/\(id)/tasks/\(task)/completed", ["completed": true])
        _ = try await sandbox.highLevel("PUT", "/contacts/\(id)/notes/\(note)", ["body": "No pets"])
        try await run(sandbox, mapping)
        let second = try await project(of: id, sandbox).text
        #expect(second.hasPrefix("Our gate code: 4711\r\nghl:\(id)\n\n\(Self.opening)\r\nNotes:\r\n* "))
        #expect(second.hasSuffix(": No pets\r\n\(Self.closing)\nAsk for Rosa\n"))

        _ = try await sandbox.highLevel("DELETE", "/contacts/\(id)/notes/\(note)")
        try await run(sandbox, mapping)
        #expect(try await project(of: id, sandbox).text == "Our gate code: 4711\r\nghl:\(id)\n\n\nAsk for Rosa\n")
    }

    @Test func aFenceTakenOutIsReportedAndHealsWhenItIsPutBack() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "10", "--limits", "off"], scratch: scratch)
        let id = try await sandbox.createContact(["firstName": "Ada", "lastName": "Brix", "tags": ["customer"]])
        let task = try await addTask("Call Ann", on: id, sandbox)
        let mapping = try await mapping("notes-every: 0m\n  tasks: all")
        try await run(sandbox, mapping)
        let (projectID, text) = try await project(of: id, sandbox)
        #expect(text.contains("[ ] Call Ann"))
        let cut = text.replacing(Self.closing + "\n", with: "").replacing(Self.closing, with: "") + "mine"
        try await write(cut, into: projectID, sandbox)
        _ = try await addTask("Order felt", on: id, sandbox)
        for _ in 0..<2 {
            try await run(sandbox, mapping)
            #expect(try await project(of: id, sandbox).text == cut)
            #expect(try await fences() == ["contact \(id)"])
        }
        try await write(text, into: projectID, sandbox)
        try await run(sandbox, mapping)
        #expect(try await project(of: id, sandbox).text.contains("[ ] Order felt"))
        #expect(try await fences().isEmpty)

        _ = try await sandbox.highLevel("PUT", "/contacts/\(id)/tasks/\(task)/completed", ["completed": true])
        try await run(sandbox, mapping)
        #expect(try await project(of: id, sandbox).text.contains("\n[x] Call Ann (due 03/04/2027)\n"))
        _ = try await sandbox.highLevel("DELETE", "/contacts/\(id)/tasks/\(task)")
        try await run(sandbox, mapping)
        #expect(!(try await project(of: id, sandbox).text.contains("Call Ann")))
    }

    /// The subjects of what `sync status` says of fences.
    private func fences() async throws -> [String] {
        let status = try await TenonProcess.run(
            ["sync", "status", "--store", scratch.path("tenon.db"), "--format", "json", "--limit", "1000"],
            scratch: scratch
        )
        let review = try #require(try status.json()["review"] as? [[String: Any]])
        return review.filter { $0["code"] as? String == "fence" }.compactMap { $0["subject"] as? String }
    }

    @Test func killedAgainAndAgainEachProjectHasOneBlock() async throws {
        let options = ["--contacts", "40", "--customer-share", "1", "--project-share", "0", "--limits", "off"]
        let sandbox = try await SandboxProcess(options, scratch: scratch)
        try await run(sandbox, nil)
        let contacts = try await sandbox.contacts().compactMap { $0["id"] as? String }
        let before = try await texts(sandbox)
        for id in contacts { _ = try await addTask("Call", on: id, sandbox) }
        try await sandbox.fault("updateProject", "slow", times: 10_000, milliseconds: 60)
        let mapping = try await mapping()
        for kill in 1...3 {
            let process = try TenonProcess(arguments("run", sandbox, mapping), scratch: scratch)
            while try await (sandbox.calls()["updateProject"] ?? 0) < kill * 8 {
                try #require(process.isRunning, "the run ended before it had written \(kill * 8) sheets")
            }
            process.kill()
            #expect(try await process.result().status == SIGKILL)
        }
        try await run(sandbox, mapping)
        let texts = try await texts(sandbox)
        let sheets = texts.filter { $0.value.contains("[ ] Call (due") }
        #expect(sheets.count > 30, "too few sheets for this test to mean much")
        for (id, text) in texts {
            let lines = text.split(whereSeparator: \.isNewline)
            #expect(lines.count { $0 == Self.opening } == lines.count { $0 == Self.closing })
            #expect(lines.count { $0 == Self.opening } <= 1)
            #expect(lines.count { $0.hasPrefix("[ ] Call (due") } <= 1)
            #expect(text.hasPrefix(before[id] ?? ""))
        }
        let done = try await writes(sandbox)
        #expect((done["updateProject"] ?? 0) <= sheets.count + 3 * 3, "at most what was under way was sent twice")
        try await run(sandbox, mapping)
        #expect(try await writes(sandbox) == done, "a further run writes nothing")
    }
}
