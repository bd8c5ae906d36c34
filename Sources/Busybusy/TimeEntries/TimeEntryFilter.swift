/// Which time entries to read. The operators are those seen for other roots; ranges of time are not known.
public struct TimeEntryFilter: Sendable, Hashable, Encodable {
    /// The entries to read, nil for all.
    public var ids: [String]?
    /// The projects to read, nil for all.
    public var projectIDs: [String]?
    /// The members to read, nil for all.
    public var memberIDs: [String]?
    /// True for entries whose member is still clocked in, false for closed ones, nil for both.
    public var isOpen: Bool?
    /// True for deleted entries only, false for those that count, nil for both.
    public var isDeleted: Bool?

    /// Makes a filter; without arguments it lets everything through.
    public init(
        ids: [String]? = nil,
        projectIDs: [String]? = nil,
        memberIDs: [String]? = nil,
        isOpen: Bool? = nil,
        isDeleted: Bool? = nil
    ) {
        self.ids = ids
        self.projectIDs = projectIDs
        self.memberIDs = memberIDs
        self.isOpen = isOpen
        self.isDeleted = isDeleted
    }

    /// Writes one operator object per field.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: AnyKey.self)
        try fields.encode(contains: ids, forKey: "id")
        try fields.encode(contains: projectIDs, forKey: "projectId")
        try fields.encode(contains: memberIDs, forKey: "memberId")
        try fields.encode(isNull: isOpen, forKey: "endTime")
        try fields.encode(isNull: isDeleted.map(!), forKey: "deletedOn")
    }
}
