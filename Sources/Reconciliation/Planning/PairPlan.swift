public import Records

/// What reconciliation decided for one pair of records: what becomes of their link, what is written, what is left.
public struct PairPlan: Hashable, Sendable {
    /// What becomes of the link, at once, without any remote call.
    public enum LinkChange: Hashable, Sendable {
        case none
        /// A link between two existing records, found by the tier.
        case join(contactID: String, projectID: String, MatchKey.Tier, base: [FieldName: BasePair], wasInScope: Bool)
        /// A link whose other half the first of the writes will create.
        case begin(RecordID, wasInScope: Bool)
        /// The existing link, with a new base or state.
        case update(Link)
        /// The link goes away, and it is remembered that the two do not belong together.
        case part(Link)
    }

    public let subject: RecordID
    /// What a person calls the pair: the contact's name, or the project's title.
    public var label: String = ""
    public var linkChange: LinkChange
    /// In the order in which they must be done.
    public var writes: [PlannedWrite]
    public var reviewItems: [ReviewItem]
    /// Decisions of people that are of no more use: carried out, or overtaken.
    public var spent: [Decision]

    public init(
        subject: RecordID,
        linkChange: LinkChange = .none,
        writes: [PlannedWrite] = [],
        reviewItems: [ReviewItem] = [],
        spent: [Decision] = []
    ) {
        self.subject = subject
        self.linkChange = linkChange
        self.writes = writes
        self.reviewItems = reviewItems
        self.spent = spent
    }
}
