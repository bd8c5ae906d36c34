public import Busybusy
public import Foundation
public import HighLevel

/// What it takes to reach both remote systems of a workspace.
public struct ConnectionSettings: Sendable {
    /// Which way writes go to busybusy.
    public enum BusybusyWrites: String, Hashable, Sendable, CaseIterable {
        /// Writes are shown and not made: the default against the real host, whose write operations are not public.
        case dryRun = "dry-run"
        /// Writes are made with the GraphQL operations, which are unverified.
        case graphQL = "graphql"
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
