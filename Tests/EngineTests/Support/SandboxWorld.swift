import Busybusy
import Engine
import Foundation
import FoundationNetworking
import HighLevel
import Logging
import Sandbox
import Storage
import Testing

/// Both sandboxes in this process on virtual time, spoken to with plain HTTP: no client of this project judges itself.
struct SandboxWorld: Sendable {
    let ready: SandboxReady
    let clock: ManualClock
    let directory: TemporaryDirectory

    /// Runs both sandboxes as long as the body lasts.
    static func with(
        clock: ManualClock = ManualClock(),
        _ change: (inout SandboxConfiguration) -> Void,
        _ body: @escaping @Sendable (SandboxWorld) async throws -> Void
    ) async throws {
        var configuration = SandboxConfiguration()
        configuration.limits = false
        change(&configuration)
        let (listening, announced) = AsyncStream.makeStream(of: SandboxReady.self)
        let host = try SandboxHost(configuration: configuration, logger: logger, clock: { clock.now }) { ready in
            announced.yield(ready)
        }
        let directory = try TemporaryDirectory()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do { try await host.run() } catch is CancellationError {}
                if !Task.isCancelled { Issue.record("the sandbox ended before the test did") }
            }
            group.addTask {
                for await ready in listening {
                    return try await body(SandboxWorld(ready: ready, clock: clock, directory: directory))
                }
            }
            // The host lasts until it is told to end; the body is what ends by itself, or throws.
            try await group.next()
            group.cancelAll()
        }
    }

    static var logger: Logger { Logger(label: "tenon.tests", factory: { _ in SwiftLogNoOpLogHandler() }) }

    /// Opens the store and both connections, does the work, and closes them again.
    func process<Result>(
        mapping: String,
        crash: CrashSwitch = CrashSwitch(),
        _ work: (SyncEngine) async throws -> Result
    ) async throws -> Result {
        let store = try Store(path: directory.url.appending(path: "tenon.db").path)
        let session = try RemoteSession(try settings, logger: Self.logger)
        let workspace = try Workspace(id: SyncBench.workspace, mappingYAML: mapping)
        clock.advance(1)
        let engine = SyncEngine(
            workspace: workspace,
            store: store,
            contacts: session.contacts,
            projects: session.projects,
            flows: FlowSet.flows(of: workspace.mapping, session: session),
            environment: EngineEnvironment(
                now: { [clock] in
                    crash.note()
                    return clock.now
                },
                sleep: { [clock] in clock.sleep(from: clock.now, seconds: $0) },
                random: { 0.5 },
                identities: IdentitySource(node: 0),
                owner: UUID().uuidString
            ),
            logger: Self.logger
        )
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await work(engine)) } catch { result = .failure(error) }
        await session.shutdown()
        try store.close()
        return try result.get()
    }

    private var settings: ConnectionSettings {
        get throws {
            ConnectionSettings(
                highLevelURL: try #require(URL(string: ready.highLevel.url)),
                highLevelAccess: .token(HighLevelToken(ready.highLevel.token)),
                locationID: ready.highLevel.locationId,
                busybusyURL: try #require(URL(string: ready.busybusy.url)),
                busybusyKey: BusybusyKey(ready.busybusy.key),
                busybusyIsSandbox: true,
                busybusyWrites: .graphQL,
                settleSeconds: 1
            )
        }
    }

    // MARK: Plain HTTP

    /// Speaks to one of busybusy's controls.
    func busybusyControl(_ path: String, _ body: [String: Any]) async throws -> [String: Any] {
        try await object("POST", ready.busybusy.url + "/_sandbox/" + path, [:], body)
    }

    func highLevelControl(_ path: String, _ body: [String: Any]) async throws -> [String: Any] {
        try await object("POST", ready.highLevel.url + "/_sandbox/" + path, [:], body)
    }

    func graphQL(_ query: String) async throws -> [String: Any] {
        let headers = ["key-authorization": ready.busybusy.key]
        let reply = try await object("POST", ready.busybusy.url + "/", headers, ["query": query])
        return try #require(reply["data"] as? [String: Any], "\(reply)")
    }

    func highLevel(_ method: String, _ path: String, _ body: [String: Any]? = nil) async throws -> [String: Any] {
        let headers = ["Authorization": "Bearer \(ready.highLevel.token)", "Version": "2021-07-28"]
        return try await object(method, ready.highLevel.url + path, headers, body)
    }

    /// The payroll export of all days, as text.
    func payrollExport() async throws -> String {
        var parts = try #require(URLComponents(string: ready.busybusy.url + "/"))
        parts.queryItems = [
            URLQueryItem(name: "start", value: "2020-01-01 00:00:00"),
            URLQueryItem(name: "end", value: "2035-01-01 00:00:00"),
        ]
        let url = try #require(parts.url?.absoluteString)
        let data = try await data("GET", url, ["Key-Authorization": ready.busybusy.key], nil)
        return String(decoding: data, as: UTF8.self)
    }

    /// The ids of the location's custom fields, by name; a name that two fields have is recorded as an issue.
    func customFields() async throws -> [String: String] {
        let reply = try await highLevel("GET", "/locations/\(ready.highLevel.locationId)/customFields?model=contact")
        let fields = try #require(reply["customFields"] as? [[String: Any]])
        var ids: [String: String] = [:]
        for field in fields {
            let name = field["name"] as? String ?? ""
            if ids.updateValue(field["id"] as? String ?? "", forKey: name) != nil {
                Issue.record("two custom fields are called \(name)")
            }
        }
        return ids
    }

    /// The values of every contact's custom fields, by contact and field id.
    func contactFields() async throws -> [String: [String: Any]] {
        var contacts: [String: [String: Any]] = [:]
        var cursor: [Any]?
        while true {
            var body: [String: Any] = ["locationId": ready.highLevel.locationId, "pageLimit": 500]
            if let cursor { body["searchAfter"] = cursor }
            let reply = try await highLevel("POST", "/contacts/search", body)
            let page = try #require(reply["contacts"] as? [[String: Any]])
            guard let last = page.last else { return contacts }
            for contact in page {
                var values: [String: Any] = [:]
                for field in contact["customFields"] as? [[String: Any]] ?? [] {
                    values[field["id"] as? String ?? ""] = field["value"]
                }
                contacts[contact["id"] as? String ?? ""] = values
            }
            cursor = last["searchAfter"] as? [Any]
        }
    }

    /// The texts of a contact's notes.
    func notes(of contactID: String) async throws -> [String] {
        let notes = try await highLevel("GET", "/contacts/\(contactID)/notes")["notes"] as? [[String: Any]]
        return (notes ?? []).compactMap { $0["body"] as? String }
    }

    /// Calls that change something, on both sides, since the start.
    func writes() async throws -> Int {
        var writes = 0
        for url in [ready.highLevel.url, ready.busybusy.url] {
            let stats = try await object("GET", url + "/_sandbox/stats", [:], nil)
            for (name, count) in stats["byOperation"] as? [String: Int] ?? [:] where Self.isWrite(name) {
                writes += count
            }
        }
        return writes
    }

    private static func isWrite(_ name: String) -> Bool {
        if name.hasSuffix("/search") { return false }
        return ["POST ", "PUT ", "DELETE "].contains(where: name.hasPrefix) || name.hasSuffix("Project")
    }

    private func object(
        _ method: String,
        _ url: String,
        _ headers: [String: String],
        _ body: [String: Any]?
    ) async throws -> [String: Any] {
        let data = try await data(method, url, headers, body)
        return data.isEmpty ? [:] : try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    private func data(
        _ method: String,
        _ url: String,
        _ headers: [String: String],
        _ body: [String: Any]?
    ) async throws -> Data {
        var request = URLRequest(url: try #require(URL(string: url)))
        request.httpMethod = method
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        if let body {
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            request.httpBody = try JSONSerialization.data(withJSONObject: body)
        }
        return try await URLSession.shared.data(for: request).0
    }
}
