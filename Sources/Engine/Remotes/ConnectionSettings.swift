public import Busybusy
public import Foundation
public import HighLevel

/// What it takes to reach both remote systems of a workspace.
public struct ConnectionSettings: Sendable {
    /// Which way writes go to busybusy.
    public enum BusybusyWrites: Hashable, Sendable {
        /// Writes are shown and not made: the default against the real host, whose write operations are not public.
        case dryRun
        /// Writes are made with the GraphQL operations, which are unverified: only once proven, or when an operator answers.
        case graphQL
        /// Writes are posted to a Zapier catch hook, which does them later and tells nothing about the result.
        case zapier(ZapierHook)

        /// The same as a choice of the busybusy client.
        public var choice: BusybusyWriterChoice {
            switch self {
            case .dryRun: .dryRun
            case .graphQL: .graphQL
            case .zapier: .zapier
            }
        }
    }

    public var highLevelURL: URL
    public var highLevelAccess: HighLevelAccess
    /// The version of HighLevel's API.
    public var highLevelDialect: HighLevelDialect
    public var locationID: String
    public var busybusyURL: URL
    public var busybusyKey: BusybusyKey
    /// Whether busybusy's address is a sandbox's on this machine.
    public var busybusyIsSandbox: Bool
    public var busybusyWrites: BusybusyWrites
    /// Seconds after an unclear attempt before its effect is looked for; nil for each connection's own.
    public var settleSeconds: Double?
    /// Seconds after which a person is asked about a write through the hook that busybusy does not show.
    public var unseenSeconds: Double = 3600

    public init(
        highLevelURL: URL = HighLevelConfiguration.productionURL,
        highLevelAccess: HighLevelAccess,
        highLevelDialect: HighLevelDialect = .v2,
        locationID: String,
        busybusyURL: URL = BusybusyConfiguration.productionEndpoint,
        busybusyKey: BusybusyKey,
        busybusyIsSandbox: Bool = false,
        busybusyWrites: BusybusyWrites = .dryRun,
        settleSeconds: Double? = nil
    ) {
        self.highLevelURL = highLevelURL
        self.highLevelAccess = highLevelAccess
        self.highLevelDialect = highLevelDialect
        self.locationID = locationID
        self.busybusyURL = busybusyURL
        self.busybusyKey = busybusyKey
        self.busybusyIsSandbox = busybusyIsSandbox
        self.busybusyWrites = busybusyWrites
        self.settleSeconds = settleSeconds
    }
}
