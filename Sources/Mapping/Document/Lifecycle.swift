/// What follows when one half of a pair goes away. Nothing is ever deleted.
public struct Lifecycle: Hashable, Sendable {
    /// What to do with a project whose contact is gone or out of scope.
    public enum ProjectFate: String, Hashable, Sendable, CaseIterable {
        case archiveProject = "archive-project"
        case keep
    }

    public var contactDeleted: ProjectFate
    public var contactLeavesScope: ProjectFate
    /// The tag that a contact gets when a person archives its project; nil for none.
    public var archivedTag: String?

    public init(
        contactDeleted: ProjectFate = .archiveProject,
        contactLeavesScope: ProjectFate = .keep,
        archivedTag: String? = nil
    ) {
        self.contactDeleted = contactDeleted
        self.contactLeavesScope = contactLeavesScope
        self.archivedTag = archivedTag
    }
}
