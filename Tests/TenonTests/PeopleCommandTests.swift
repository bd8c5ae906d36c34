import Foundation
import Testing

/// Employees as contacts with the real binary between both sandboxes.
@Suite(.timeLimit(.minutes(10)))
struct PeopleCommandTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func arguments(_ sandbox: SandboxProcess) async throws -> [String] {
        let standard = try await TenonProcess.run(["mapping", "show"], scratch: scratch).output
        let mapping = try scratch.write(standard + "\npeople: true\n", to: "mapping.yaml")
        return [
            "sync", "run", "--sandbox", sandbox.readyFile, "--store", scratch.path("tenon.db"), "--mapping", mapping,
            "--quiet", "--format", "json",
        ]
    }

    private func sync(_ arguments: [String]) async throws -> TenonProcess.Result {
        try await TenonProcess.run(arguments, environment: ["TENON_SETTLE_SECONDS": "0.5"], scratch: scratch)
    }

    private func employees(_ sandbox: SandboxProcess) async throws -> [[String: Any]] {
        try await sandbox.contacts().filter { ($0["tags"] as? [String])?.contains("busybusy-employee") == true }
    }

    @Test func membersBecomeContactsOnce() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "20"], scratch: scratch)
        let arguments = try await arguments(sandbox)
        let members = try await sandbox.members().filter { $0["archivedOn"] is NSNull }
        let reachable = members.filter { $0["email"] is String }
        let (twin, stranger) = (try #require(reachable.first), try #require(reachable.dropFirst().first))
        let email = { (member: [String: Any]) in member["email"] as? String ?? "" }
        let known = try await sandbox.createContact([
            "firstName": try #require(twin["firstName"]), "lastName": try #require(twin["lastName"]),
            "email": email(twin), "tags": ["vip"],
        ])
        let other = try await sandbox.createContact([
            "firstName": "Somebody", "lastName": "Else", "email": email(stranger),
        ])
        let projects = try await sandbox.projects().count
        try await sandbox.highLevelFault("POST /contacts/", "replyLost", times: 2)
        let run = try await sync(arguments)

        let employees = try await employees(sandbox)
        #expect(run.status == 3, "one is for a person: \(run.errors)")
        #expect(employees.count == members.count - 1, "all but the one whose address somebody else has")
        let sources = employees.compactMap { $0["source"] as? String }.filter { $0.hasPrefix("busybusy-member:") }
        #expect(Set(sources).count == sources.count && sources.count == members.count - 2, "\(sources)")
        let adopted = try #require(employees.first { $0["id"] as? String == known })
        #expect((adopted["tags"] as? [String])?.contains("vip") == true)
        #expect(!employees.contains { $0["id"] as? String == other })
        let status = try await TenonProcess.run(
            ["sync", "status", "--store", scratch.path("tenon.db"), "--format", "json", "--limit", "500"],
            scratch: scratch
        )
        let review = try #require(try status.json()["review"] as? [[String: Any]])
        #expect(review.contains { ($0["subject"] as? String)?.hasPrefix("member") == true }, "\(review)")

        let before = try await (sandbox.writes(), sandbox.projects().count)
        _ = try await sync(arguments)
        #expect(try await sandbox.writes() == before.0, "a second run writes nothing")
        #expect(try await sandbox.projects().count == before.1)
        #expect(before.1 - projects <= 20, "no employee became a project")
        for employee in employees {
            let marker = "ghl:\(employee["id"] ?? "")"
            #expect(
                try await !sandbox.projects().contains {
                    (($0["projectInfo"] as? [String: Any])?["additionalInfo"] as? String)?.contains(marker) == true
                }
            )
        }
    }

    @Test func killedInTheMiddleEachMemberHasOneContact() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "0", "--limits", "off"], scratch: scratch)
        let arguments = try await arguments(sandbox)
        let members = try await sandbox.members().filter { $0["archivedOn"] is NSNull }.count
        try await sandbox.highLevelFault("POST /contacts/", "slow", times: 1000, milliseconds: 200)
        for count in [1, 4] where count < members {
            let run = try TenonProcess(arguments, environment: ["TENON_SETTLE_SECONDS": "0.5"], scratch: scratch)
            while try await sandbox.calls()["POST /contacts/"] ?? 0 < count { try #require(run.isRunning) }
            run.kill()
            _ = try await run.result()
        }
        #expect(try await sync(arguments).status == 0)
        #expect(try await employees(sandbox).count == members)
        #expect(try await sandbox.contacts().count == members)
    }
}
