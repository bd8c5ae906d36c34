public import Foundation

/// A project of busybusy. A root project with its ``ProjectInfo`` is what stands for a customer there.
///
/// Every field but the id may be missing: which ones a key's member sees is up to the service.
public struct Project: Sendable, Hashable, Identifiable {
    /// The UUID, lower case.
    public var id: String
    /// What the crew picks when clocking in.
    public var title: String?
    /// 1 for a root project, up to 7.
    public var depth: Int?
    /// When it was archived; nil when it is in use.
    public var archivedOn: Date?
    /// When it was made.
    public var createdOn: Date?
    /// When it last changed; whether an edit of the info counts is not known.
    public var updatedOn: Date?
    /// The place in the list, to go on from.
    public var cursor: String?
    /// The root of the tree it is in.
    public var rootProjectID: String?
    /// The project it is in; nil for a root project.
    public var parentProjectID: String?
    /// Customer, address and rules.
    public var info: ProjectInfo?
    /// The group it is in.
    public var group: ProjectGroup?
    /// The projects in it, archived or not; empty when they were not asked for.
    public var children: [Project] = []
    /// The projects it is in, as the service orders them; empty when they were not asked for.
    public var ancestors: [ProjectAncestor] = []

    /// Makes a project; mostly for tests, as projects are read and not made.
    public init(id: String, title: String? = nil, info: ProjectInfo? = nil) {
        self.id = id
        self.title = title
        self.info = info
    }

    /// Whether it is archived.
    public var isArchived: Bool { archivedOn != nil }

    /// The project and everything below it, each before what is in it.
    public var tree: [Project] { [self] + children.flatMap(\.tree) }
}

extension Project: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, title, depth, archivedOn, createdOn, updatedOn, cursor, rootProjectId, parentProjectId, projectInfo
        case projectGroup, children, ancestors
    }

    /// Reads a project; what is missing or null is nil, what has another type throws.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(String.self, forKey: .id)
        title = try fields.decodeIfPresent(String.self, forKey: .title)
        depth = try fields.decodeIfPresent(Int.self, forKey: .depth)
        archivedOn = try fields.date(.archivedOn)
        createdOn = try fields.date(.createdOn)
        updatedOn = try fields.date(.updatedOn)
        cursor = try fields.decodeIfPresent(String.self, forKey: .cursor)
        rootProjectID = try fields.decodeIfPresent(String.self, forKey: .rootProjectId)
        parentProjectID = try fields.decodeIfPresent(String.self, forKey: .parentProjectId)
        info = try fields.decodeIfPresent(ProjectInfo.self, forKey: .projectInfo)
        group = try fields.decodeIfPresent(ProjectGroup.self, forKey: .projectGroup)
        children = try fields.decodeIfPresent([Project].self, forKey: .children) ?? []
        ancestors = try fields.decodeIfPresent([ProjectAncestor].self, forKey: .ancestors) ?? []
    }
}
