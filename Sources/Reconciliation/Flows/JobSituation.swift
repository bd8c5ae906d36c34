public import Records

/// Everything that a decision about one opportunity's job is made from.
public struct JobSituation: Sendable {
    public let opportunityID: String
    /// The opportunity as the mirror has it.
    public let opportunity: Sighting
    /// The contact that it is with, if the mirror has it.
    public let contact: Record?
    /// The contact's root project, if a link keeps the two in step; nil also while the project rests.
    public let rootID: String?
    /// The sub-project that was made of it, or taken for it, if there is one.
    public let copy: Copy?
    /// That sub-project as the mirror has it.
    public let subProject: Sighting

    public init(
        opportunityID: String,
        opportunity: Sighting,
        contact: Record?,
        rootID: String?,
        copy: Copy?,
        subProject: Sighting
    ) {
        self.opportunityID = opportunityID
        self.opportunity = opportunity
        self.contact = contact
        self.rootID = rootID
        self.copy = copy
        self.subProject = subProject
    }
}
