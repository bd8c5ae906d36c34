public import Records

/// What matching made of an unlinked record.
public enum MatchDecision: Hashable, Sendable {
    /// It and the other record are the same thing.
    case link(Record, MatchKey.Tier)
    /// It has no counterpart.
    case unmatched
    /// There is more than one possible counterpart; a person has to say.
    case ambiguous([RecordID], MatchKey.Tier)
    /// It is the same thing as another record of its own kind.
    case duplicate(of: RecordID)
}
