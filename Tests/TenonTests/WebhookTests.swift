import Foundation
import Testing

/// HighLevel's webhooks, between the sandbox and the real binary.
@Suite(.timeLimit(.minutes(10)))
struct WebhookTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// The next whole run is an hour away: what happens before comes of the webhooks.
    @Test func whatHappensInHighLevelReachesBusybusyAtOnce() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "20", "--limits", "off"], scratch: scratch)
        let server = try TenonProcess(
            [
                "serve", "--sandbox", sandbox.readyFile, "--store", scratch.path("tenon.db"), "--port", "0",
                "--every", "3600", "--log-level", "info",
            ],
            scratch: scratch
        )
        while try !server.errorsSoFar().contains("in step") { try await pause(server) }
        let address = try #require(try server.errorsSoFar().firstMatch(of: /http:\/\/127\.0\.0\.1:[0-9]+/)?.output)
        _ = try await sandbox.send(
            "PUT",
            sandbox.highLevelURL + "/_sandbox/webhooks",
            [:],
            ["url": "\(address)/webhooks/highlevel"]
        )
        let known = try await sandbox.projects().count

        let contact = try await sandbox.createContact([
            "firstName": "Ada", "lastName": "Brix", "phone": "+13122253344", "tags": ["customer"],
        ])
        while try await sandbox.projects().count == known { try await pause(server) }
        let lists = try await sandbox.calls()["POST /contacts/search"]

        _ = try await sandbox.highLevel("PUT", "/contacts/\(contact)", ["city": "Hammond"])
        while try await !cities(sandbox).contains("Hammond") { try await pause(server) }
        #expect(try await sandbox.projects().count == known + 1)
        #expect(try await sandbox.calls()["POST /contacts/search"] == lists, "no list was read for it")
        server.terminate()
        #expect(try await server.result().status == 0)
    }

    private func cities(_ sandbox: SandboxProcess) async throws -> [String] {
        try await sandbox.projects().compactMap { ($0["projectInfo"] as? [String: Any])?["city"] as? String }
    }

    /// Between two looks at what somebody else does.
    private func pause(_ server: TenonProcess) async throws {
        try #require(server.isRunning, "the server ended")
        try await Task.sleep(for: .milliseconds(20))
    }
}
