/// What follows when one half of a pair goes away. Nothing is ever deleted.
public struct Lifecycle: Hashable, Sendable {
    /// What to do with a project whose contact is gone or out of scope.
    public enum ProjectFate: String, Hashable, Sendable, CaseIterable {
        case archiveProject = "archive-project"
        /// The project stays, and the pair stays joined: should the contact come back, it goes on.
        case keep
        /// The project stays, and the two are not joined any more.
        case unlink
    }

    /// What to do when a linked project is gone from busybusy.
    public enum ContactFate: String, Hashable, Sendable, CaseIterable {
        /// Nothing, and a person is told.
        case report
        /// Make the project again.
        case restore
        /// The two are not joined any more.
        case unlink
        /// Nothing, and nobody is told.
        case ignore
    }

    /// When what a deletion leads to is done.
    public enum Deletes: String, Hashable, Sendable, CaseIterable {
        /// At once, under the guard against mass changes.
        case atOnce = "at-once"
        /// Once a person approved it.
        case ask
    }

    public var contactDeleted: ProjectFate
    public var contactLeavesScope: ProjectFate
    /// The tag that a contact gets when a person archives its project; nil for none.
    public var archivedTag: String?
    public var projectDeleted: ContactFate
    public var deletes: Deletes

    public init(
        contactDeleted: ProjectFate = .archiveProject,
        contactLeavesScope: ProjectFate = .keep,
        archivedTag: String? = nil,
        projectDeleted: ContactFate = .report,
        deletes: Deletes = .atOnce
    ) {
        self.contactDeleted = contactDeleted
        self.contactLeavesScope = contactLeavesScope
        self.archivedTag = archivedTag
        self.projectDeleted = projectDeleted
        self.deletes = deletes
    }
}
