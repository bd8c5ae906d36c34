import Foundation
import Testing

/// Notes from the field with the real binary between both sandboxes.
@Suite(.timeLimit(.minutes(10)))
struct FieldNoteCommandTests {
    private static let create = "POST /contacts/{contactId}/notes"
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// The shipped mapping with notes from the field, as a file.
    private func mapping() async throws -> String {
        let standard = try await TenonProcess.run(["mapping", "show"], scratch: scratch).output
        return try scratch.write(standard + "\nfield-notes:\n  since: all\n", to: "mapping.yaml")
    }

    private func arguments(_ sandbox: SandboxProcess, _ mapping: String) -> [String] {
        [
            "sync", "run", "--sandbox", sandbox.readyFile, "--store", scratch.path("tenon.db"), "--mapping", mapping,
            "--quiet", "--format", "json",
        ]
    }

    private func sync(_ sandbox: SandboxProcess, _ mapping: String) async throws {
        let run = try await TenonProcess.run(
            arguments(sandbox, mapping),
            environment: ["TENON_SETTLE_SECONDS": "0.5"],
            scratch: scratch
        )
        #expect(run.status == 0, "\(run.errors)")
    }

    private func customer(_ sandbox: SandboxProcess, _ mapping: String) async throws -> (
        contact: String, project: String
    ) {
        let contact = try await sandbox.createContact(["firstName": "Ada", "lastName": "Brix", "tags": ["customer"]])
        try await sync(sandbox, mapping)
        return (contact, try await sandbox.project(of: contact))
    }

    @Test func aPunchBecomesANoteOnceAndTheNoteFollowsIt() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "20"], scratch: scratch)
        let mapping = try await mapping()
        let home = try await customer(sandbox, mapping)
        let member = try #require(try await sandbox.members().first { $0["archivedOn"] is NSNull })
        let entry = try await sandbox.punch([
            "memberId": try #require(member["id"]), "projectId": home.project,
            "description": "Ridge <done>\nFlashing open",
            "startTime": "2026-06-08T06:40-07:00", "endTime": "2026-06-08T15:10-07:00",
        ])
        try await sandbox.highLevelFault(Self.create, "replyLost")
        try await sync(sandbox, mapping)
        var notes = try await sandbox.notes(home.contact)
        #expect(notes.count == 1, "\(notes)")
        let body = try #require(notes.first?["body"] as? String)
        #expect(body.contains("<p>Ridge &lt;done&gt;<br>Flashing open</p>"))
        #expect(body.contains("\(member["firstName"] ?? "") \(member["lastName"] ?? ""), "))
        #expect(body.contains("[busybusy time entry \(entry)]"))

        let writes = try await sandbox.writes()
        try await sync(sandbox, mapping)
        #expect(try await sandbox.writes() == writes, "a second run writes nothing")

        try await sandbox.punch(["id": entry, "description": "Ridge and flashing done"])
        try await sandbox.highLevelFault("PUT /contacts/{contactId}/notes/{id}", "replyLost")
        try await sync(sandbox, mapping)
        notes = try await sandbox.notes(home.contact)
        #expect(notes.count == 1)
        #expect((notes.first?["body"] as? String)?.contains("<p>Ridge and flashing done</p>") == true)

        try await sandbox.punch(["id": entry, "isDeleted": true])
        try await sync(sandbox, mapping)
        notes = try await sandbox.notes(home.contact)
        #expect((notes.first?["body"] as? String)?.contains("deleted in busybusy") == true)
        #expect((notes.first?["body"] as? String)?.contains("Ridge and flashing done") == true)

        let id = try #require(notes.first?["id"] as? String)
        _ = try await sandbox.highLevel("DELETE", "/contacts/\(home.contact)/notes/\(id)")
        try await sandbox.punch(["id": entry, "isDeleted": false, "description": "Back again"])
        try await sync(sandbox, mapping)
        #expect(try await sandbox.notes(home.contact).isEmpty, "what a person took away stays away")
        let calls = try await sandbox.calls()[Self.create]
        try await sync(sandbox, mapping)
        #expect(try await sandbox.calls()[Self.create] == calls)
    }

    @Test func killedThreeTimesEachPunchHasOneNote() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "20", "--limits", "off"], scratch: scratch)
        let mapping = try await mapping()
        let home = try await customer(sandbox, mapping)
        let member = try #require(try await sandbox.members().first?["id"])
        for day in 1...20 {
            let date = "2026-06-" + (day < 10 ? "0\(day)" : "\(day)")
            try await sandbox.punch([
                "memberId": member, "projectId": home.project, "description": "Day \(day).",
                "startTime": "\(date)T06:40-07:00", "endTime": "\(date)T15:10-07:00",
            ])
        }
        try await sandbox.highLevelFault(Self.create, "slow", times: 1000, milliseconds: 100)
        // The crews of the sandbox have written notes before.
        let before = try await sandbox.calls()[Self.create] ?? 0
        for count in [3, 8, 14] {
            let run = try TenonProcess(
                arguments(sandbox, mapping),
                environment: ["TENON_SETTLE_SECONDS": "0.5"],
                scratch: scratch
            )
            while try await sandbox.calls()[Self.create] ?? 0 < before + count { try #require(run.isRunning) }
            run.kill()
            #expect(try await run.result().status == SIGKILL)
        }
        try await sync(sandbox, mapping)
        try await sync(sandbox, mapping)
        let notes = try await sandbox.notes(home.contact).compactMap { $0["body"] as? String }
        #expect(notes.count == 20)
        for day in 1...20 { #expect(notes.count { $0.contains("<p>Day \(day).</p>") } == 1, "day \(day)") }
    }
}
