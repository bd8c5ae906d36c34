import Busybusy
import Engine
import Foundation
import FoundationNetworking
import Logging
import Records
import Sandbox
import Testing

/// What a scan of busybusy's projects costs, counted by the sandbox on the other end of the wire.
@Suite(.timeLimit(.minutes(5))) struct ProjectScanTests {
    /// A population whose overhead, strangers, customers and their doubles are 5,000 roots together.
    private static var fiveThousandRoots: SandboxConfiguration {
        var configuration = SandboxConfiguration()
        configuration.contacts = 4460
        configuration.members = 0
        (configuration.customerShare, configuration.projectShare) = (1, 1)
        configuration.subProjects = true
        return configuration
    }

    @Test func fiveThousandProjectsTakeTwelveCallsAtMost() async throws {
        try await Self.withSandbox(Self.fiveThousandRoots) { ready in
            let connector = BusybusyConnector()
            let client = BusybusyClient(
                configuration: try BusybusyConfiguration(
                    endpoint: URL(string: ready.url)!,
                    key: BusybusyKey(ready.key),
                    isSandbox: true
                ),
                connector: connector,
                logger: Logger(label: "tenon.tests", factory: { _ in SwiftLogNoOpLogHandler() })
            )
            let connection = BusybusyConnection(client: client, writer: nil)
            for scan in 1...2 {
                var (ids, archived): (Set<RecordID>, Int) = ([], 0)
                try await connection.scan { records in
                    ids.formUnion(records.map(\.id))
                    archived += records.count(where: \.isArchived)
                }
                #expect(ids.count == 5000)
                // Both lists have rows, so that both have a last page and an empty one behind it.
                #expect(archived > 0)
                #expect(try await Self.calls(ready) <= 12 * scan)
            }
            try await connector.shutdown()
        }
    }

    /// Requests of any kind that busybusy's side has had.
    private static func calls(_ ready: SandboxReady.Busybusy) async throws -> Int {
        struct Stats: Decodable { let requests: Int }
        let (data, _) = try await URLSession.shared.data(from: URL(string: ready.url + "/_sandbox/stats")!)
        return try JSONDecoder().decode(Stats.self, from: data).requests
    }

    private static func withSandbox(
        _ configuration: SandboxConfiguration,
        _ body: @escaping @Sendable (SandboxReady.Busybusy) async throws -> Void
    ) async throws {
        let (ready, announce) = AsyncStream.makeStream(of: SandboxReady.self)
        var logger = Logger(label: "sandbox")
        logger.logLevel = .critical
        let host = try SandboxHost(configuration: configuration, logger: logger, clock: { Date() }) {
            announce.yield($0)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await host.run() }
            group.addTask {
                for await ready in ready { return try await body(ready.busybusy) }
            }
            // The host ends by itself only when it fails.
            try await group.next()
            group.cancelAll()
        }
    }
}
