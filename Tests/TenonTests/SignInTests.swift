import Foundation
import FoundationNetworking
import Testing

/// Signing in on the sandbox's own pages, as a person with a browser does.
@Suite(.timeLimit(.minutes(5)))
struct SignInTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func aSignInIsStoredUsedAndRenewedOnce() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "9"], scratch: scratch)
        let line = try Data(contentsOf: URL(filePath: sandbox.readyFile))
        let ready = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
        let highLevel = try #require(ready["highLevel"] as? [String: Any])
        let app = try #require(highLevel["app"] as? [String: Any])
        let url = try #require(highLevel["url"] as? String)
        let location = try #require(highLevel["locationId"] as? String)
        let settings = [
            "TENON_HIGHLEVEL_URL": url,
            "TENON_HIGHLEVEL_MARKETPLACE_URL": url,
            "TENON_HIGHLEVEL_CLIENT_ID": try #require(app["clientId"] as? String),
            "TENON_HIGHLEVEL_CLIENT_SECRET": try #require(app["clientSecret"] as? String),
        ]
        try await signIn(settings, location: location)

        let status = try await run(["status", "--format", "json"], settings)
        #expect(status.status == 0, "\(status.errors)")
        #expect(try status.json()["locationID"] as? String == location)
        try await expectAnswer(settings)

        _ = try await send(url + "/_sandbox/tokens", Data(#"{"expire": ["access"]}"#.utf8), "application/json")
        try await expectAnswer(settings)
        let counts = try JSONSerialization.jsonObject(with: try await send(url + "/_sandbox/tokens", nil, ""))
        #expect((counts as? [String: Int])?["refreshed"] == 1)
        #expect((counts as? [String: Int])?["exchanged"] == 1)
    }

    private func run(_ arguments: [String], _ settings: [String: String]) async throws -> TenonProcess.Result {
        try await TenonProcess.run(["connect"] + arguments, environment: settings, scratch: scratch)
    }

    private func expectAnswer(_ settings: [String: String]) async throws {
        let test = try await run(["test", "--format", "json"], settings)
        #expect(test.status == 0, "\(test.errors)")
        #expect(try test.json()["contacts"] as? Int == 9)
    }

    /// Opens the printed address, approves, and follows the way back to the waiting command.
    private func signIn(_ settings: [String: String], location: String) async throws {
        let port = String(Int.random(in: 20_000..<32_000))
        let arguments = ["connect", "highlevel", "--redirect-port", port]
        let process = try TenonProcess(arguments, environment: settings, scratch: scratch)
        defer { process.terminate() }
        let address = try await printedAddress(process)
        let page = String(decoding: try await send(address, nil, ""), as: UTF8.self)
        var form = URLComponents()
        form.queryItems = hiddenFields(page).map { URLQueryItem(name: $0, value: $1) }
        form.queryItems?.append(URLQueryItem(name: "target", value: location))
        form.queryItems?.append(URLQueryItem(name: "decision", value: "approve"))
        let action = try #require(address.split(separator: "?").first.map(String.init))
        let body = Data((form.percentEncodedQuery ?? "").utf8)
        _ = try await send(action, body, "application/x-www-form-urlencoded")
        let result = try await process.result()
        #expect(result.status == 0, "\(result.errors)")
    }

    private func printedAddress(_ process: TenonProcess) async throws -> String {
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            let text = try process.errorsSoFar() + process.outputSoFar()
            if let line = text.split(separator: "\n").first(where: { $0.hasPrefix("http") && $0.contains("state=") }),
                text.hasSuffix("\n")
            {
                return String(line)
            }
            try #require(process.isRunning && ContinuousClock.now < deadline, "no address: \(text)")
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private func hiddenFields(_ page: String) -> [(String, String)] {
        page.matches(of: /type="hidden" name="([^"]*)" value="([^"]*)"/)
            .map { (String($0.1), $0.2.replacing("&amp;", with: "&")) }
            .map { ($0.0, String($0.1)) }
    }

    private func send(_ address: String, _ body: Data?, _ type: String) async throws -> Data {
        var request = URLRequest(url: try #require(URL(string: address)))
        if let body {
            request.httpMethod = "POST"
            request.httpBody = body
            request.setValue(type, forHTTPHeaderField: "Content-Type")
        }
        let (data, response) = try await URLSession.shared.data(for: request)
        let status = (response as? HTTPURLResponse)?.statusCode
        try #require(status == 200, "\(address): \(String(decoding: data, as: UTF8.self))")
        return data
    }
}
