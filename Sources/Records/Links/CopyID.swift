/// Names what Tenon made in one system out of something in the other, and keeps like it, one way.
public struct CopyID: Hashable, Sendable, Codable {
    /// What was made out of what.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A contact's note out of the description of a time entry.
        case fieldNote = "field-note"
        /// A contact's note about the hours of a week.
        case weeklySummary = "weekly-summary"
        /// A sub-project out of an opportunity.
        case job
        /// A contact out of a member.
        case person
    }

    public let kind: Kind
    /// What it was made of: the remote id of its source, or any text that names it for ever.
    public let sourceID: String

    public init(_ kind: Kind, _ sourceID: String) {
        self.kind = kind
        self.sourceID = sourceID
    }
}

extension CopyID: CustomStringConvertible {
    public var description: String { "\(kind.rawValue) \(sourceID)" }
}
