/// Which progress budgets to read.
public struct ProgressBudgetFilter: Sendable, Hashable, Encodable {
    /// The projects whose budgets to read, nil for all.
    public var projectIDs: [String]?
    /// True for deleted budgets only, false for those in use, nil for both.
    public var isDeleted: Bool?

    /// Makes a filter; without arguments it lets those in use of all projects through.
    public init(projectIDs: [String]? = nil, isDeleted: Bool? = false) {
        self.projectIDs = projectIDs
        self.isDeleted = isDeleted
    }

    /// Writes one operator object per field.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: AnyKey.self)
        try fields.encode(contains: projectIDs, forKey: "projectId")
        try fields.encode(isNull: isDeleted.map(!), forKey: "deletedOn")
    }
}
