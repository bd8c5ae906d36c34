public import Records

/// All writes of one pair that are to be taken back, with what is known of the pair now.
public struct UndoSituation: Sendable {
    /// The newest first.
    public let entries: [UndoEntry]
    public let link: Link?
    public let contact: Sighting
    public let project: Sighting
    /// Whether other writes of the pair are not done yet.
    public let isBusy: Bool

    public init(
        entries: [UndoEntry],
        link: Link?,
        contact: Sighting = .none,
        project: Sighting = .none,
        isBusy: Bool = false
    ) {
        self.entries = entries
        self.link = link
        self.contact = contact
        self.project = project
        self.isBusy = isBusy
    }
}

/// What an undo does about one pair.
public struct UndoDecision: Hashable, Sendable {
    public let plan: PairPlan
    /// Changes of which nothing is left: the record says already what it said before them.
    public let alreadyBefore: Int
}
