import Foundation
import Testing

/// History and undo as a person or a script meets them.
@Suite(.timeLimit(.minutes(10)))
struct HistoryCommandTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func tenon(_ arguments: [String], _ environment: [String: String] = [:]) async throws
        -> TenonProcess.Result
    {
        try await TenonProcess.run(
            arguments + ["--store", scratch.path("tenon.db")],
            environment: environment,
            scratch: scratch
        )
    }

    @Test func aChangeIsNamedTakenBackAndStaysBack() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "20"], scratch: scratch)
        let remote = ["--sandbox", sandbox.readyFile]
        let id = try await sandbox.createContact(
            ["firstName": "Ada", "lastName": "Brix", "phone": "+13122253344", "city": "Gary", "tags": ["customer"]])
        #expect(try await tenon(["sync", "run"] + remote).status == 0)
        _ = try await sandbox.highLevel("PUT", "/contacts/\(id)", ["city": "Hammond"])
        #expect(try await tenon(["sync", "run"] + remote).status == 0)

        let history = try await tenon(["history", id], ["COLUMNS": "80"])
        #expect(history.output.contains("tenon changed busybusy project Ada Brix"))
        #expect(history.output.contains("joined to HighLevel contact Ada Brix (\(id))"))
        #expect(history.output.contains("city: Gary → Hammond"))
        #expect(history.output.split(separator: "\n").allSatisfy { $0.count <= 80 })

        let json = try await tenon(["history", id, "--last", "1", "--format", "json"]).json()
        let entry = try #require((json["entries"] as? [[String: Any]])?.first)
        let run = try #require(entry["run"] as? String)
        #expect(try await tenon(["history", "--runs"]).output.contains(run))

        let before = try await sandbox.writes()
        let plan = try await tenon(["undo", run] + remote)
        #expect(plan.output.contains("city: Hammond → Gary"), "\(plan.errors)")
        #expect(try await sandbox.writes() == before)
        let done = try await tenon(["undo", run, "--yes"] + remote)
        #expect(done.status == 0, "\(done.errors)")
        #expect(done.output.contains("done: 1, as run-"))
        #expect(try await sandbox.writes() == before + 1)
        #expect(try await tenon(["sync", "run"] + remote).status == 0)
        #expect(try await sandbox.writes() == before + 1)
    }

    @Test func whatIsNoIdAndWhatIsUnknownAreErrorsWithTheNextStep() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "20"], scratch: scratch)
        #expect(try await tenon(["sync", "run", "--sandbox", sandbox.readyFile]).status == 0)
        let misspelt = try await tenon(["undo", "yesterday", "--sandbox", sandbox.readyFile])
        #expect(misspelt.status == 64)
        #expect(misspelt.errors.contains("tenon history --runs"))
        let unknown = try await tenon(["undo", "run-zz", "--sandbox", sandbox.readyFile])
        #expect(unknown.status == 1)
        #expect(unknown.errors.contains("history holds no write of run-zz"))
        let days = try await tenon(["sync", "run", "--sandbox", sandbox.readyFile], ["TENON_HISTORY_DAYS": "many"])
        #expect(days.errors.contains("TENON_HISTORY_DAYS is 'many'"))
        #expect(try await tenon(["history", "--compact"]).status == 0)
    }
}
