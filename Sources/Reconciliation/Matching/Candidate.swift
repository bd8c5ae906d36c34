public import Records

/// Another record that shares a key with the one being matched.
public struct Candidate: Hashable, Sendable {
    public let record: Record
    /// The best tier of the keys they share.
    public let tier: MatchKey.Tier
    /// Whether it already belongs to a link.
    public let isLinked: Bool

    public init(record: Record, tier: MatchKey.Tier, isLinked: Bool) {
        self.record = record
        self.tier = tier
        self.isLinked = isLinked
    }
}
