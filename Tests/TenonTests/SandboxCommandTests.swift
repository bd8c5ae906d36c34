import Foundation
import Testing

@Suite(.timeLimit(.minutes(10)))
struct SandboxCommandTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func anExportIsLoadedAndBadRowsAreNamed() async throws {
        let csv = """
            Contact Id,First Name,Last Name,Business Name,Phone,Email,Created,Last Activity,Tags,Roof Type
            abcdefghijklmnopqrst,Ines,Duarte,,(312) 225-0147,ines@example.com,2024-05-01T14:03:22-05:00,,"customer,vip",Slate
            ,,,,,,,,,
            bcdefghijklmnopqrstu,Bo,Lund,,,not-an-address,2024-05-01T14:03:22-05:00,,,
            """
        let file = try scratch.write(csv, to: "export.csv")
        let loaded = try await TenonProcess.run(
            ["sandbox", "load", file, "--state", scratch.path("state.json"), "--format", "json"],
            scratch: scratch
        )
        #expect(loaded.status == 0, "\(loaded.errors)")
        let report = try loaded.json()
        #expect(report["loaded"] as? Int == 1)
        let lines = (report["rejected"] as? [[String: Any]] ?? []).compactMap { $0["line"] as? Int }
        #expect(lines == [3, 4])

        let sandbox = try await SandboxProcess(["--state", scratch.path("state.json")], scratch: scratch)
        let contacts = try await sandbox.contacts()
        #expect(contacts.map { $0["id"] as? String } == ["abcdefghijklmnopqrst"])
    }

    @Test func contactsGetShowsTasksAndNotes() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "10"], scratch: scratch)
        let id = try await sandbox.createContact(["firstName": "Lea", "lastName": "Roth", "email": "lea@example.com"])
        let task: [String: Any] = ["title": "Measure the roof", "dueDate": "2030-01-02T10:00:00Z", "completed": false]
        _ = try await sandbox.highLevel("POST", "/contacts/\(id)/tasks", task)
        _ = try await sandbox.highLevel("POST", "/contacts/\(id)/notes", ["body": "The dog bites."])
        let shown = try await TenonProcess.run(
            ["contacts", "get", id, "--include", "tasks,notes", "--sandbox", sandbox.readyFile],
            scratch: scratch
        )
        #expect(shown.status == 0, "\(shown.errors)")
        for expected in ["Lea Roth", "[ ] Measure the roof, due 2030-01-02", "The dog bites."] {
            #expect(shown.output.contains(expected), "\(expected) in \(shown.output)")
        }
        let missing = try await TenonProcess.run(
            ["contacts", "get", "aaaaaaaaaaaaaaaaaaaa", "--sandbox", sandbox.readyFile],
            scratch: scratch
        )
        #expect(missing.status == 1)
    }

    @Test func theDemonstrationHoldsOnAnExport() async throws {
        var csv = "First Name,Last Name,Phone,Email,Tags\n"
        for index in 0..<12 {
            csv += "Person\(index),Tester,+1312225\(String(3300 + index)),p\(index)@example.com,lead\n"
        }
        let file = try scratch.write(csv, to: "export.csv")
        let demo = try await TenonProcess.run(["demo", "--once", "--csv", file], scratch: scratch)
        #expect(demo.status == 0, "\(demo.output)\n\(demo.errors)")
        #expect(demo.output.contains("would create in busybusy: 12"))
        #expect(demo.output.contains("Everything held."))
    }

    @Test(arguments: [
        (["sandbox", "--contacts", "-1"], "--contacts must be 0 to 1000000."),
        (["sandbox", "--faults", "-0.5"], "--faults must be 0 to 1."),
        (["sync", "plan", "--limit", "-3"], "--limit must be 0 or more."),
        (["connect", "test", "--calls", "-1"], "--calls must be 1 to 100."),
    ])
    func aNegativeNumberIsOutOfRangeAndNotMissing(_ arguments: [String], _ expected: String) async throws {
        let refused = try await TenonProcess.run(arguments, scratch: scratch)
        #expect(refused.status == 64)
        #expect(refused.errors.contains(expected), "\(refused.errors)")
    }

    @Test func aMissingFolderOfTheStateIsNamed() async throws {
        let place = scratch.path("nowhere/state.json")
        let refused = try await TenonProcess.run(["sandbox", "--state", place], scratch: scratch)
        #expect(refused.status == 1)
        #expect(refused.output.isEmpty, "it must not say that it is ready")
        #expect(refused.errors.contains("there is no folder \(scratch.path("nowhere"))"), "\(refused.errors)")

        let file = try scratch.write("First Name,Phone\nAna,+13122250147\n", to: "export.csv")
        let loaded = try await TenonProcess.run(["sandbox", "load", file, "--state", place], scratch: scratch)
        #expect(loaded.status == 1)
        #expect(loaded.errors.contains("there is no folder") && !loaded.errors.contains("Domain"), "\(loaded.errors)")
    }
}
