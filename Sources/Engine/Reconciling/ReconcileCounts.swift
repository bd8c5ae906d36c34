/// What reconciliation decided.
public struct ReconcileCounts: Hashable, Sendable, Codable {
    /// Records that were looked at.
    public var considered = 0
    /// Pairs that were recognised as the same thing, without a remote call.
    public var joined = 0
    /// Writes that were decided on.
    public var writes = 0
    /// Things left for a person to decide.
    public var needsPerson = 0

    /// Projects among them that would be archived.
    public var archives = 0

    public init() {}

    mutating func add(_ other: ReconcileCounts) {
        considered += other.considered
        joined += other.joined
        writes += other.writes
        needsPerson += other.needsPerson
        archives += other.archives
    }
}
