public import Foundation

/// What a connection to busybusy can do, each part with its proof. Stored with the connection; drives what is offered.
///
/// Nothing of busybusy's interface is publicly documented, so nothing is taken for granted: a part that no probe has proven
/// is `unknown`, which is not the same as `refused`.
public struct BusybusyCapabilities: Sendable, Hashable, Codable {
    /// The version of the stored form that this version writes.
    public static let currentVersion = 1

    /// The version of the stored form.
    public var version = BusybusyCapabilities.currentVersion
    /// When the connection was probed.
    public var probedAt: Date
    /// The host that was called.
    public var host: String
    /// Every part, in the order of a report.
    public var capabilities: [BusybusyCapability]
    /// How many rows the key sees, when that was counted.
    public var visibility: BusybusyVisibility?
    /// What later counts are compared with: the last count that was no sudden drop.
    public var baseline: BusybusyBaseline?
    /// The name of the operator that selects what changed since a moment, once proven.
    public var changedSinceOperator: String?
    /// Which way to write was asked for.
    public var requestedWriter: BusybusyWriterChoice
    /// Whether an operator answers for writes that no probe could prove. It does not outweigh a refusal.
    public var operatorConfirmsWrites: Bool

    /// The capability of that name.
    public subscript(_ name: BusybusyCapability.Name) -> BusybusyCapability? {
        capabilities.first { $0.name == name }
    }

    /// Whether a capability is proven.
    public func isProven(_ name: BusybusyCapability.Name) -> Bool { self[name]?.state == .proven }

    /// What the product may offer on this connection.
    public var offers: BusybusyOffers { BusybusyOffers(self) }
}

/// A count of rows that later ones are held against.
public struct BusybusyBaseline: Sendable, Hashable, Codable {
    /// The rows.
    public var seen: BusybusyVisibility
    /// When they were counted.
    public var countedAt: Date

    /// Makes a baseline.
    public init(seen: BusybusyVisibility, countedAt: Date) {
        self.seen = seen
        self.countedAt = countedAt
    }
}

/// Which way projects are written.
public enum BusybusyWriterChoice: String, Sendable, Hashable, Codable, CaseIterable {
    /// Writes are kept back and shown.
    case dryRun = "dry-run"
    /// The GraphQL mutations.
    case graphQL = "graphql"
    /// A Zapier catch hook.
    case zapier
}

/// How many rows a key sees. Which rows those are is decided by the position of the member behind it.
public struct BusybusyVisibility: Sendable, Hashable, Codable {
    /// Projects in use.
    public var activeProjects: Int
    /// Archived projects.
    public var archivedProjects: Int
    /// Members, by the title of their position; those without one under an empty title.
    public var membersByPosition: [String: Int]

    /// Makes a count.
    public init(activeProjects: Int, archivedProjects: Int, membersByPosition: [String: Int]) {
        self.activeProjects = activeProjects
        self.archivedProjects = archivedProjects
        self.membersByPosition = membersByPosition
    }

    /// All projects.
    public var projects: Int { activeProjects + archivedProjects }
    /// All members.
    public var members: Int { membersByPosition.values.reduce(0, +) }
}
