import Foundation
import FoundationNetworking
import Testing

/// Both sandboxes as a process, spoken to with plain HTTP: none of this project's clients is trusted to judge itself.
final class SandboxProcess: Sendable {
    private let process: TenonProcess
    /// The file with the line that the sandbox printed.
    let readyFile: String
    let highLevelURL: String
    private let token: String
    private let locationID: String
    let busybusyURL: String
    let key: String
    /// A key that busybusy's GraphQL refuses.
    let integrationKey: String
    /// A key that sees about half of the rows.
    let limitedKey: String

    init(_ options: [String], scratch: Scratch) async throws {
        process = try TenonProcess(["sandbox"] + options, scratch: scratch)
        var line = ""
        let deadline = ContinuousClock.now + .seconds(120)
        while !line.contains("\n") {
            try #require(ContinuousClock.now < deadline, "the sandbox was not ready in time")
            try await Task.sleep(for: .milliseconds(20))
            line = try process.outputSoFar()
        }
        readyFile = try scratch.write(line, to: "ready-\(UUID().uuidString).json")
        try KeptOutput.plant(try PlantedSecrets(readyFile: readyFile))
        let ready = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let highLevel = try #require(ready["highLevel"] as? [String: Any])
        let busybusy = try #require(ready["busybusy"] as? [String: Any])
        highLevelURL = try #require(highLevel["url"] as? String)
        token = try #require(highLevel["token"] as? String)
        locationID = try #require(highLevel["locationId"] as? String)
        busybusyURL = try #require(busybusy["url"] as? String)
        key = try #require(busybusy["key"] as? String)
        integrationKey = try #require(busybusy["integrationKey"] as? String)
        limitedKey = try #require(busybusy["limitedKey"] as? String)
    }

    deinit { process.terminate() }

    /// Ends both sandboxes without a warning, as an outage of both systems would.
    func fail() async throws {
        process.kill()
        _ = try await process.result()
    }

    /// Makes busybusy take its time for every project that is made, so that a run is under way long enough to be met.
    func slowCreations(milliseconds: Int) async throws {
        let fault: [String: Any] = [
            "operation": "createProject", "kind": "slow", "times": 100_000, "delayMilliseconds": milliseconds,
        ]
        _ = try await send("POST", busybusyURL + "/_sandbox/faults", [:], fault)
    }

    /// Ends both sandboxes as they are meant to end, their state stored.
    func stop() async throws {
        process.terminate()
        _ = try await process.result()
    }

    /// The options by which another sandbox takes the same ports.
    func ports() throws -> [String] {
        let urls = try [highLevelURL, busybusyURL].map { try #require(URL(string: $0)?.port) }
        return ["--highlevel-port", "\(urls[0])", "--busybusy-port", "\(urls[1])"]
    }

    /// Makes busybusy carry out the next calls of the operation without a reply that says so, and ends its other faults.
    func loseReplies(to operation: String, times: Int) async throws {
        _ = try await send("DELETE", busybusyURL + "/_sandbox/faults", [:], nil)
        let fault: [String: Any] = ["operation": operation, "kind": "replyLost", "times": times]
        _ = try await send("POST", busybusyURL + "/_sandbox/faults", [:], fault)
    }

    /// Makes the next calls of a busybusy operation fail in a way that the sandbox knows, such as `replyLost`.
    func fault(_ operation: String, _ kind: String, times: Int = 1, milliseconds: Int = 0) async throws {
        let fault: [String: Any] = [
            "operation": operation, "kind": kind, "times": times, "delayMilliseconds": milliseconds,
        ]
        _ = try await send("POST", busybusyURL + "/_sandbox/faults", [:], fault)
    }

    // MARK: HighLevel

    /// The settings by which the product reaches HighLevel's side without naming a sandbox.
    func highLevelSettings() -> [String: String] {
        [
            "TENON_HIGHLEVEL_URL": highLevelURL, "TENON_HIGHLEVEL_TOKEN": token,
            "TENON_HIGHLEVEL_LOCATION": locationID,
        ]
    }

    func highLevel(_ method: String, _ path: String, _ body: [String: Any]? = nil) async throws -> [String: Any] {
        try await send(
            method,
            highLevelURL + path,
            ["Authorization": "Bearer \(token)", "Version": "2021-07-28"],
            body
        )
    }

    /// Makes a contact and returns its id.
    func createContact(_ fields: [String: Any]) async throws -> String {
        let body = fields.merging(["locationId": locationID]) { $1 }
        let reply = try await highLevel("POST", "/contacts/", body)
        let contact = try #require(reply["contact"] as? [String: Any], "\(reply)")
        return try #require(contact["id"] as? String)
    }

    /// Every contact, read with the search.
    func contacts() async throws -> [[String: Any]] {
        var all: [[String: Any]] = []
        var cursor: [Any]?
        while true {
            var body: [String: Any] = ["locationId": locationID, "pageLimit": 500]
            if let cursor { body["searchAfter"] = cursor }
            let page = try #require(
                try await highLevel("POST", "/contacts/search", body)["contacts"] as? [[String: Any]]
            )
            guard let last = page.last else { return all }
            all += page
            cursor = last["searchAfter"] as? [Any]
        }
    }

    // MARK: busybusy

    func graphQL(_ query: String, _ variables: [String: Any] = [:], key other: String? = nil) async throws -> [String:
        Any]
    {
        let reply = try await send(
            "POST",
            busybusyURL + "/",
            ["key-authorization": other ?? key],
            ["query": query, "variables": variables]
        )
        return try #require(reply["data"] as? [String: Any], "\(reply)")
    }

    /// Every root project with its info.
    func projects() async throws -> [[String: Any]] {
        let query = """
            query ($after: String) { projects(filter: {depth: {equal: 1}}, sort: [{createdOn: asc}], first: 500, after: $after) {
              id title archivedOn cursor projectInfo { customer phone address1 city additionalInfo } } }
            """
        var all: [[String: Any]] = []
        var after: Any = NSNull()
        while true {
            let page = try #require(try await graphQL(query, ["after": after])["projects"] as? [[String: Any]])
            guard let last = page.last else { return all }
            all += page
            after = try #require(last["cursor"] as? String)
        }
    }

    // MARK: Counting

    /// Calls by operation since the start, on both sides.
    func calls() async throws -> [String: Int] {
        var calls: [String: Int] = [:]
        for url in [highLevelURL, busybusyURL] {
            let stats = try await send("GET", url + "/_sandbox/stats", [:], nil)
            for (name, count) in stats["byOperation"] as? [String: Int] ?? [:] { calls[name, default: 0] += count }
        }
        return calls
    }

    /// Calls that change something, since the start.
    func writes() async throws -> Int {
        try await calls().filter { name, _ in
            (name.hasPrefix("POST ") && name != "POST /contacts/search") || name.hasPrefix("PUT ")
                || name.hasPrefix("DELETE ") || name.hasSuffix("Project")
        }.values.reduce(0, +)
    }

    /// How many projects were made by a call.
    func projectsCreated() async throws -> Int { try await calls()["createProject"] ?? 0 }

    func send(
        _ method: String,
        _ url: String,
        _ headers: [String: String],
        _ body: [String: Any]?
    ) async throws -> [String: Any] {
        var request = URLRequest(url: try #require(URL(string: url)))
        request.httpMethod = method
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        if let body {
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            request.httpBody = try JSONSerialization.data(withJSONObject: body)
        }
        let (data, _) = try await URLSession.shared.data(for: request)
        if data.isEmpty { return [:] }
        if let list = try? JSONSerialization.jsonObject(with: data) as? [[String: Any]] { return ["list": list] }
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }
}
