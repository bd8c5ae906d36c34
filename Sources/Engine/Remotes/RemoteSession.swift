import AsyncHTTPClient
public import Busybusy
public import HighLevel
public import Logging

/// Open connections to both remote systems. Must be shut down.
public struct RemoteSession: Sendable {
    public let highLevel: HighLevelClient
    public let busybusy: BusybusyClient
    public let contacts: HighLevelConnection
    public let projects: BusybusyConnection
    /// Counts every call that is made.
    public let meter: CallMeter
    private let http: HTTPClient
    private let connector: BusybusyConnector

    /// Prepares both clients; no call is made yet.
    ///
    /// - Parameters:
    ///   - budget: HighLevel's budget, when other processes use the connection as well; this process's own when nil.
    ///   - slots: The same for busybusy's limit of calls at a time.
    ///   - memory: Where it is stored what busybusy can do; nil to look at nothing and trust the settings.
    /// - Throws: `HighLevelError` or `BusybusyError` for an address or a credential that cannot be used.
    public init(
        _ settings: ConnectionSettings,
        budget: (any BudgetLedger)? = nil,
        slots: SharedSlots? = nil,
        memory: CapabilityMemory? = nil,
        logger: Logger
    ) throws {
        let meter = CallMeter()
        let busybusyConfiguration = try BusybusyConfiguration(
            endpoint: settings.busybusyURL,
            key: settings.busybusyKey,
            isSandbox: settings.busybusyIsSandbox
        )
        let http = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: HighLevelClient.httpConfiguration
        )
        let highLevelConfiguration: HighLevelConfiguration
        do {
            highLevelConfiguration = try HighLevelConfiguration(
                baseURL: settings.highLevelURL,
                tokens: try settings.highLevelAccess.tokens(
                    locationID: settings.locationID,
                    baseURL: settings.highLevelURL,
                    dialect: settings.highLevelDialect,
                    http: http,
                    logger: logger,
                    onCall: meter.note
                ),
                locationID: settings.locationID,
                dialect: settings.highLevelDialect
            )
        } catch {
            try? http.syncShutdown()
            throw error
        }
        let connector = BusybusyConnector()
        let highLevel = HighLevelClient(
            configuration: highLevelConfiguration,
            httpClient: http,
            logger: logger,
            gate: RateGate(ledger: budget ?? MemoryBudgetLedger()),
            onCall: meter.note
        )
        let busybusy = BusybusyClient(
            configuration: busybusyConfiguration,
            connector: connector,
            logger: logger,
            sharedSlots: slots,
            onCall: meter.note
        )
        self.meter = meter
        self.http = http
        self.connector = connector
        self.highLevel = highLevel
        self.busybusy = busybusy
        contacts = HighLevelConnection(
            client: highLevel,
            settleSeconds: settings.settleSeconds ?? HighLevelConnection.assumedSearchLag
        )
        projects = BusybusyConnection(
            client: busybusy,
            writer: settings.writer(client: busybusy, connector: connector, logger: logger, onCall: meter.note),
            settleSeconds: settings.settleSeconds ?? BusybusyConnection.assumedSettling,
            unseenSeconds: settings.unseenSeconds,
            standing: memory.map {
                BusybusyStanding(client: busybusy, requested: settings.busybusyWrites.choice, memory: $0)
            }
        )
    }

    /// Closes all connections.
    public func shutdown() async {
        try? await http.shutdown()
        try? await connector.shutdown()
    }
}

extension ConnectionSettings {
    /// The writer of busybusy's projects; nil for a dry run.
    fileprivate func writer(
        client: BusybusyClient,
        connector: BusybusyConnector,
        logger: Logger,
        onCall: @escaping @Sendable (BusybusyCall) -> Void
    ) -> (any ProjectWriter)? {
        switch busybusyWrites {
        case .dryRun: nil
        case .graphQL: GraphQLProjectWriter(client: client)
        case .zapier(let hook):
            ZapierProjectWriter(hook: hook, connector: connector, logger: logger, onCall: onCall)
        }
    }
}
