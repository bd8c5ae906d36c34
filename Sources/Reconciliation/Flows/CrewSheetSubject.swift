public import Records

/// Everything that is known of one pair when its sheet is made.
public struct CrewSheetSubject: Sendable {
    public let contact: Record
    public let project: Record
    public let link: Link
    /// The tasks of the contact.
    public let tasks: [Record]
    /// The notes on the contact, without those that Tenon wrote; nil when they were never read. Then the project is left as
    /// it is.
    public let notes: [Record]?

    public init(contact: Record, project: Record, link: Link, tasks: [Record], notes: [Record]?) {
        self.contact = contact
        self.project = project
        self.link = link
        self.tasks = tasks
        self.notes = notes
    }
}
