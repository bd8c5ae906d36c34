import Foundation
import Testing

/// Deciding by hand, as a person at a terminal meets it.
@Suite(.timeLimit(.minutes(5)))
struct ReviewCommandTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func tenon(_ arguments: [String]) async throws -> TenonProcess.Result {
        try await TenonProcess.run(arguments + ["--store", scratch.path("tenon.db")], scratch: scratch)
    }

    private func list(_ result: TenonProcess.Result) throws -> [[String: Any]] {
        try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]] ?? []
    }

    @Test func aConflictIsDecidedAndALinkIsBroken() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "10"], scratch: scratch)
        let shown = try await TenonProcess.run(["mapping", "show"], scratch: scratch).output
        let asking = shown.replacing("transforms: [phone-e164]", with: "transforms: [phone-e164]\n    conflict: ask")
        let mapping = try scratch.write(asking, to: "mapping.yaml")
        let sync = ["sync", "run", "--sandbox", sandbox.readyFile, "--mapping", mapping]
        let id = try await sandbox.createContact(
            ["firstName": "Ada", "lastName": "Brix", "phone": "+13122253344", "tags": ["customer"]])
        #expect(try await tenon(sync).status == 0)
        let project = try await sandbox.project(of: id)
        _ = try await sandbox.highLevel("PUT", "/contacts/\(id)", ["phone": "+13122253355"])
        _ = try await sandbox.graphQL(
            "mutation ($id: ID!, $input: UpdateProjectInput!) { updateProject(id: $id, input: $input) { id } }",
            ["id": project, "input": ["projectInfo": ["phone": "+13122253366"]]]
        )
        #expect(try await tenon(sync).status == 0)

        let open = try list(try await tenon(["review", "list", "--code", "conflict", "--format", "json"]))
        let item = try #require(open.first { $0["label"] as? String == "Ada Brix" })
        #expect(item["highLevel"] as? String == "+13122253355")
        let name = try #require(item["id"] as? String)
        let wrong = try await tenon(["review", "decide", String(name.prefix(6)), "--busybusy"])
        #expect(wrong.status == 1)
        #expect(wrong.errors.contains("decide '\(name)'"), "\(wrong.errors)")
        #expect(try await tenon(["review", "decide", name]).status == 64)
        let decided = try await tenon(["review", "decide", name, "--busybusy"])
        #expect(decided.status == 0, "\(decided.errors)")
        #expect(try await tenon(sync).status == 0)
        let contact = try #require(try await sandbox.highLevel("GET", "/contacts/\(id)")["contact"] as? [String: Any])
        #expect(contact["phone"] as? String == "+13122253366")

        let links = try list(try await tenon(["link", "list", "--search", "brix", "--format", "json"]))
        let link = try #require(links.first?["id"] as? String)
        let broken = try await tenon(["link", "break", link])
        #expect(broken.output.contains("parted \(link): Ada Brix (contact \(id)) and Ada Brix (project \(project))"))
        let refused = try await tenon(["link", "break", link])
        #expect(refused.status == 1)
        #expect(refused.errors.contains("there is no link '\(link)'"))
        #expect(try await tenon(["link", "make", id, project]).status == 0)
    }
}
