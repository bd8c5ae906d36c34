import Foundation
import FoundationNetworking
import Testing

/// A person's browser beside `tenon connect highlevel`, as far as the pages need one.
struct SignInBrowser {
    /// The printed address.
    let address: String
    /// The address on this machine that the command waits at.
    let callback: String

    /// Starts the command, has the person act, and waits for its end.
    static func signIn(
        _ arguments: [String],
        _ settings: [String: String],
        _ scratch: Scratch,
        _ act: (SignInBrowser) async throws -> Void
    ) async throws -> TenonProcess.Result {
        let port = Int.random(in: 20_000..<32_000)
        let process = try TenonProcess(
            ["connect", "highlevel", "--redirect-port", String(port)] + arguments,
            environment: settings,
            scratch: scratch
        )
        defer { process.terminate() }
        let address = try await printedAddress(process)
        try await act(SignInBrowser(address: address, callback: "http://localhost:\(port)/oauth/callback"))
        return try await process.result()
    }

    /// Opens the printed address, sends the page's form with the choices, and follows the way back to the command.
    func answer(_ choices: [String: String]) async throws -> (status: Int?, text: String) {
        let page = try await Self.send(address)
        try #require(page.status == 200, "\(page.text)")
        let hidden = page.text.matches(of: /type="hidden" name="([^"]*)" value="([^"]*)"/)
            .map { URLQueryItem(name: String($0.1), value: String($0.2).replacing("&amp;", with: "&")) }
        var form = URLComponents()
        form.queryItems = hidden + choices.sorted { $0.key < $1.key }.map { URLQueryItem(name: $0, value: $1) }
        let action = try #require(address.split(separator: "?").first.map(String.init))
        let body = Data((form.percentEncodedQuery ?? "").utf8)
        return try await Self.send(action, body, "application/x-www-form-urlencoded")
    }

    /// Sends a request; a body makes it a POST.
    static func send(_ address: String, _ body: Data? = nil, _ type: String = "") async throws
        -> (status: Int?, text: String)
    {
        var request = URLRequest(url: try #require(URL(string: address)))
        if let body {
            request.httpMethod = "POST"
            request.httpBody = body
            request.setValue(type, forHTTPHeaderField: "Content-Type")
        }
        let (data, response) = try await URLSession.shared.data(for: request)
        return ((response as? HTTPURLResponse)?.statusCode, String(decoding: data, as: UTF8.self))
    }

    private static func printedAddress(_ process: TenonProcess) async throws -> String {
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
}
