public import Records

/// How opportunities become jobs of their contact: which of them do, and what becomes of them in busybusy.
///
///     jobs:
///       when: {status: won, pipeline: Sales}
///       as: sub-projects
///       number: customFields.9aXk2
public struct JobRule: Hashable, Sendable {
    /// What a contact's opportunities become.
    public enum Shape: String, Hashable, Sendable, CaseIterable {
        /// The contact becomes a root project, however many opportunities there are.
        case rootProject = "root-project"
        /// The contact becomes a root project, and each opportunity a sub-project of it.
        case subProjects = "sub-projects"
    }

    /// What becomes of the sub-project of an opportunity that meets the rule no more.
    public enum LostFate: String, Hashable, Sendable, CaseIterable {
        case archive, keep
    }

    /// The states of an opportunity (official specification).
    public static let knownStatuses = ["open", "won", "lost", "abandoned"]

    /// The opportunity has one of these states.
    public var statuses: [String]
    /// The name or the id of the pipeline that it is in; nil for any.
    public var pipeline: String?
    /// The name or the id of the stage that it is on; nil for any.
    public var stage: String?
    public var shape: Shape
    /// The opportunity's fields that name its sub-project: the first that is filled.
    public var title: [FieldName]
    /// The opportunity's fields that give its sub-project's number: the first that is filled; none for no number.
    public var number: [FieldName]
    public var whenLost: LostFate

    public init(
        statuses: [String] = ["won"],
        pipeline: String? = nil,
        stage: String? = nil,
        shape: Shape = .rootProject,
        title: [FieldName] = ["name"],
        number: [FieldName] = [],
        whenLost: LostFate = .archive
    ) {
        self.statuses = statuses
        self.pipeline = pipeline
        self.stage = stage
        self.shape = shape
        self.title = title
        self.number = number
        self.whenLost = whenLost
    }
}
