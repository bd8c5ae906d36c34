/// What kind of thing a record is a snapshot of.
public enum RecordKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A person or company in HighLevel.
    case contact
    /// A root project, with its ProjectInfo, in busybusy.
    case project
    /// A deal of a contact in HighLevel.
    case opportunity
    /// Something to do for a contact in HighLevel.
    case task
    /// A note on a contact in HighLevel.
    case note
    /// A project below a root project in busybusy.
    case subProject = "sub-project"
    /// An employee in busybusy.
    case member
    /// A stretch of an employee's work in busybusy.
    case timeEntry = "time-entry"

    /// The kinds that a link joins. The others belong to a record of these, or stand alone, and go one way only.
    public static let linked: [RecordKind] = [.contact, .project]

    /// The system that this kind lives in.
    public var system: RemoteSystem {
        switch self {
        case .contact, .opportunity, .task, .note: .highLevel
        case .project, .subProject, .member, .timeEntry: .busybusy
        }
    }

    /// The kind that answers to this one in the other system, if a link joins the two.
    public var counterpart: RecordKind? {
        switch self {
        case .contact: .project
        case .project: .contact
        default: nil
        }
    }
}
