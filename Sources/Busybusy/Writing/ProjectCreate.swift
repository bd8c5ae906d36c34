/// A project to be made.
public struct ProjectCreate: Sendable, Hashable {
    /// What the crew picks when clocking in; must not be blank.
    public var title: String
    /// The project it goes into; nil for a root project.
    public var parentProjectID: String?
    /// The group it goes into.
    public var projectGroupID: String?
    /// Customer, address and rules; fields that are nil are not sent.
    public var info: ProjectInfo?

    /// Makes an input.
    public init(
        title: String,
        parentProjectID: String? = nil,
        projectGroupID: String? = nil,
        info: ProjectInfo? = nil
    ) {
        self.title = title
        self.parentProjectID = parentProjectID
        self.projectGroupID = projectGroupID
        self.info = info
    }
}

extension ProjectCreate: Encodable {
    private enum CodingKeys: String, CodingKey {
        case title
        case parentProjectID = "parentProjectId"
        case projectGroupID = "projectGroupId"
        case info = "projectInfo"
    }
}
