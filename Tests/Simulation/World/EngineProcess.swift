import AsyncHTTPClient
import Busybusy
import Engine
import Foundation
import HighLevel
import Logging
import Mapping
import Sandbox
import Storage

/// What a process of the real server holds in memory: clients, engine, the ids it gives. The next process gets new ones.
struct EngineProcess: Sendable {
    static let workspace = "main"

    let engine: SyncEngine

    /// - Parameters:
    ///   - number: Tells one process from another.
    ///   - budget: Outlives the process, as the file beside the store does.
    init(_ world: World, store: Store, number: Int, budget: any BudgetLedger, connector: BusybusyConnector) throws {
        let logger = Logger(label: "simulation", factory: { _ in SwiftLogNoOpLogHandler() })
        var environment = EngineEnvironment(
            now: { world.engineTime },
            sleep: { try await world.loop.sleep(Int64($0 * 1000)) },
            random: { world.chance() },
            identities: IdentitySource(node: 0),
            owner: "process \(number)"
        )
        environment.defects = Set([world.defect].compactMap(\.self))
        engine = SyncEngine(
            workspace: try Workspace(id: Self.workspace, mappingYAML: MappingDocument.standardYAML),
            store: store,
            contacts: try Self.contacts(world, budget, logger),
            projects: try Self.projects(world, connector, logger),
            environment: environment,
            logger: logger
        )
    }

    private static func contacts(
        _ world: World,
        _ budget: any BudgetLedger,
        _ logger: Logger
    ) throws -> HighLevelConnection {
        let clock = HighLevelClock(
            now: { .milliseconds(world.steady) },
            sleep: { try await world.loop.sleep($0.milliseconds) },
            instant: { BudgetInstant(wall: Int64(world.engineTime.timeIntervalSince1970 * 1000), steady: world.steady) }
        )
        let configuration = try HighLevelConfiguration(
            baseURL: URL(string: "http://127.0.0.1:1") ?? HighLevelConfiguration.productionURL,
            token: HighLevelToken(world.sandbox.highLevelToken),
            locationID: world.sandbox.locationID
        )
        let client = HighLevelClient(
            configuration: configuration,
            httpClient: .shared,
            logger: logger,
            gate: RateGate(ledger: budget, clock: clock),
            clock: clock,
            jitter: { world.chance() }
        )
        let carrier = HighLevelCarrier { request, timeout in
            let reply = try await world.carry(.highLevel, request, timeout: timeout)
            return .init(status: reply.status, headers: reply.headers, body: reply.body)
        }
        return HighLevelConnection(client: client.carried(by: carrier))
    }

    private static func projects(
        _ world: World,
        _ connector: BusybusyConnector,
        _ logger: Logger
    ) throws -> BusybusyConnection {
        let configuration = try BusybusyConfiguration(
            endpoint: URL(string: "http://127.0.0.1:2/") ?? BusybusyConfiguration.productionEndpoint,
            key: BusybusyKey(world.sandbox.busybusyKey),
            isSandbox: true
        )
        let carrier = BusybusyCarrier { request, timeout in
            let reply = try await world.carry(.busybusy, request, timeout: timeout)
            return .init(status: reply.status, headers: reply.headers, body: reply.body)
        }
        let client = BusybusyClient(
            configuration: configuration,
            connector: connector,
            logger: logger,
            clock: BusybusyClock(
                now: { .milliseconds(world.steady) },
                sleep: { try await world.loop.sleep($0.milliseconds) }
            ),
            jitter: { world.chance() }
        ).carried(by: carrier)
        return BusybusyConnection(client: client, writer: GraphQLProjectWriter(client: client))
    }
}
