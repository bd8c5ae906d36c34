import Reconciliation
import Records

/// What dispatch did.
public struct DispatchCounts: Hashable, Sendable, Codable {
    public var projectsCreated = 0
    public var projectsUpdated = 0
    public var projectsArchived = 0
    public var contactsCreated = 0
    public var contactsUpdated = 0
    public var tagsAdded = 0
    public var tasksCreated = 0
    public var notesWritten = 0
    /// Custom fields that were made.
    public var fieldsCreated = 0
    /// Sub-projects that were made, changed or archived.
    public var jobsWritten = 0
    /// Found to be different from what the write was planned against, and planned again.
    public var replanned = 0
    /// To be tried again later.
    public var retried = 0
    /// Given up; a person has to look.
    public var failed = 0
    /// Taken by the remote without a word about the result; a later look shows them.
    public var accepted = 0

    public init() {}

    /// Writes that were applied.
    public var applied: Int {
        projectsCreated + projectsUpdated + projectsArchived + contactsCreated + contactsUpdated + tagsAdded
            + tasksCreated + notesWritten + fieldsCreated + jobsWritten
    }

    mutating func countApplied(_ plan: PlannedWrite) {
        switch (plan.kind, plan.action) {
        case (.project, .create): projectsCreated += 1
        case (.project, .update), (.project, .unarchive): projectsUpdated += 1
        case (.project, .archive): projectsArchived += 1
        case (.contact, .create): contactsCreated += 1
        case (_, .addTags): tagsAdded += 1
        case (_, .createTask): tasksCreated += 1
        case (_, .createNote), (_, .updateNote): notesWritten += 1
        case (_, .createField): fieldsCreated += 1
        case (.subProject, _): jobsWritten += 1
        default: contactsUpdated += 1
        }
    }

    mutating func add(_ other: DispatchCounts) {
        projectsCreated += other.projectsCreated
        projectsUpdated += other.projectsUpdated
        projectsArchived += other.projectsArchived
        contactsCreated += other.contactsCreated
        contactsUpdated += other.contactsUpdated
        tagsAdded += other.tagsAdded
        tasksCreated += other.tasksCreated
        notesWritten += other.notesWritten
        fieldsCreated += other.fieldsCreated
        jobsWritten += other.jobsWritten
        replanned += other.replanned
        retried += other.retried
        failed += other.failed
        accepted += other.accepted
    }
}
