/// Which projects to read. Built of the operators seen in client code: `isNull`, `equal`, `contains`.
public struct ProjectFilter: Sendable, Hashable {
    /// True for archived projects only, false for those in use, nil for both.
    public var isArchived: Bool?
    /// 1 for root projects, nil for any depth.
    public var depth: Int?
    /// The ids to read, nil for any.
    public var ids: [String]?
    /// Only what changed since a moment, by an operator that a probe has proven; nil for all.
    public var changedSince: ChangedSinceFilter?

    /// Makes a filter; without arguments it lets everything through.
    public init(
        isArchived: Bool? = nil,
        depth: Int? = nil,
        ids: [String]? = nil,
        changedSince: ChangedSinceFilter? = nil
    ) {
        self.isArchived = isArchived
        self.depth = depth
        self.ids = ids
        self.changedSince = changedSince
    }

    /// Root projects, archived or not.
    public static let roots = ProjectFilter(depth: 1)
}

extension ProjectFilter: Encodable {
    /// Writes one operator object per field.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: AnyKey.self)
        if let isArchived { try fields.encode(["isNull": !isArchived], forKey: "archivedOn") }
        if let depth { try fields.encode(["equal": depth], forKey: "depth") }
        if let ids { try fields.encode(["contains": ids], forKey: "id") }
        if let changedSince { try fields.encode(changedSince.object, forKey: "updatedOn") }
    }
}
