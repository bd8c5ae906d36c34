import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import Testing

@testable import Sandbox

/// Both servers together: ready line, state file, export, errors.
@Suite(.timeLimit(.minutes(10))) struct SandboxHostTests {
    private static let now = Date(timeIntervalSince1970: 1_767_323_045)

    /// Runs the host until the body has returned, then ends it as a signal would.
    private func run(
        _ configuration: SandboxConfiguration,
        _ body: @escaping @Sendable (SandboxReady) async throws -> Void
    ) async throws {
        let failure = Mutex<(any Error)?>(nil)
        let group = Mutex<ServiceGroup?>(nil)
        let host = try SandboxHost(configuration: configuration, logger: Self.logger, clock: { Self.now }) { ready in
            do { try await body(ready) } catch { failure.withLock { $0 = error } }
            await group.withLock { $0 }?.triggerGracefulShutdown()
        }
        let services = ServiceGroup(configuration: .init(services: [host], logger: Self.logger))
        group.withLock { $0 = services }
        try await services.run()
        if let error = failure.withLock({ $0 }) { throw error }
    }

    private static var logger: Logger {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }

    private func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.path())
    }

    private func client(_ ready: SandboxReady, _ body: @escaping @Sendable (TestClient) async throws -> Void)
        async throws
    {
        let port = try #require(URL(string: ready.highLevel.url)?.port)
        try await TestClient.withClient(host: "127.0.0.1", port: port, operation: body)
    }

    @Test func bothSidesListen() async throws {
        var configuration = SandboxConfiguration()
        configuration.contacts = 25
        try await run(configuration) { ready in
            #expect(ready.contacts == 25)
            #expect(ready.projects > 5)
            #expect(ready.highLevel.url.hasPrefix("http://127.0.0.1:"))
            #expect(ready.highLevel.url != ready.busybusy.url)
            let line = try ready.jsonLine()
            #expect(!line.contains("\n"))
            #expect(try JSONDecoder().decode(SandboxReady.self, from: Data(line.utf8)) == ready)
            try await client(ready) { client in
                let answer = try await client.get("/_sandbox/stats")
                #expect(answer.status == .ok)
            }
        }
    }

    @Test func theStateOutlivesTheProcess() async throws {
        try await withFolder { folder in
            var configuration = SandboxConfiguration()
            configuration.contacts = 10
            configuration.stateFile = folder + "/state.json"
            let before = Mutex<SandboxReady?>(nil)
            try await run(configuration) { ready in
                before.withLock { $0 = ready }
                try await client(ready) { client in
                    let body = #"{"locationId":"\#(ready.highLevel.locationId)","firstName":"Kept"}"#
                    var headers: HTTPFields = [.authorization: "Bearer \(ready.highLevel.token)"]
                    headers[try #require(HTTPField.Name("Version"))] = "v3"
                    let answer = try await client.post("/contacts/", headers: headers, body: .init(string: body))
                    #expect(answer.status == .created)
                }
            }
            configuration.contacts = 99
            configuration.seed = 5
            try await run(configuration) { ready in
                #expect(ready.contacts == 11)
                #expect(ready.projects == before.withLock { $0?.projects })
                #expect(ready.highLevel.token == before.withLock { $0?.highLevel.token })
            }
        }
    }

    @Test func anExportTakesThePlaceOfThePopulation() async throws {
        try await withFolder { folder in
            let csv = folder + "/contacts.csv"
            try Data("First Name,Email\nAnn,ann@x.org\nBob,nonsense\n".utf8).write(to: URL(fileURLWithPath: csv))
            var configuration = SandboxConfiguration()
            configuration.contactExport = csv
            try await run(configuration) { ready in
                #expect(ready.contacts == 1)
                #expect(ready.projects == 0)
                #expect(ready.rejectedRows == 1)
            }
            configuration.contactExport = nil
            configuration.stateFile = folder + "/state.json"
            let state = try #require(configuration.stateFile)
            let report = try SandboxHost.loadExport(csv: csv, into: state, now: Self.now)
            #expect(report.loaded == 1)
            #expect(report.rejected.map(\.line) == [3])
            #expect(try SandboxHost.loadExport(csv: csv, into: state, now: Self.now) == report)
            try await run(configuration) { ready in
                #expect(ready.contacts == 1)
                #expect(ready.projects == 0)
            }
        }
    }

    @Test(arguments: [
        ("", "is no state file"), ("{}", "is no state file"),
        (#"{"format":"tenon-sandbox","version":9}"#, "version 9"),
        (#"{"format":"tenon-sandbox","version":1}"#, "damaged"),
    ])
    func foreignStateFilesAreRefused(_ text: String, _ reason: String) async throws {
        try await withFolder { folder in
            var configuration = SandboxConfiguration()
            configuration.stateFile = folder + "/state.json"
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/state.json"))
            let error = #expect(throws: SandboxError.self) {
                try SandboxHost(configuration: configuration, logger: Self.logger, clock: { Self.now }) { _ in }
            }
            #expect(error?.description.contains(reason) == true)
        }
    }

    @Test func valuesOutsideTheirRangeAreNamed() {
        let changes: [(String, (inout SandboxConfiguration) -> Void)] = [
            ("number of contacts is -1", { $0.contacts = -1 }),
            ("HighLevel port is 70000", { $0.highLevelPort = 70_000 }),
            ("customer share is 2.0", { $0.customerShare = 2 }), ("project share is nan", { $0.projectShare = .nan }),
            ("lag in milliseconds is -5", { $0.searchIndexLagMilliseconds = -5 }),
        ]
        for (text, change) in changes {
            var configuration = SandboxConfiguration()
            change(&configuration)
            let error = #expect(throws: SandboxError.self) { try configuration.check() }
            #expect(error?.description.contains(text) == true)
        }
    }

    @Test func missingExportsAreNamed() {
        var configuration = SandboxConfiguration()
        configuration.contactExport = "/nowhere/contacts.csv"
        let error = #expect(throws: ContactExport.Failure.self) {
            try SandboxHost(configuration: configuration, logger: Self.logger, clock: { Self.now }) { _ in }
        }
        #expect(error?.description.contains("/nowhere/contacts.csv") == true)
    }
}
