/// Which budgets of hours or of costs to read.
public struct BudgetFilter: Sendable, Hashable, Encodable {
    /// The projects whose budgets to read, nil for all. Client code asked for 50 at a time.
    public var projectIDs: [String]?
    /// True for the current budgets only, false for outdated ones, nil for both.
    public var isLatest: Bool?

    /// Makes a filter; without arguments it lets the current budgets of all projects through.
    public init(projectIDs: [String]? = nil, isLatest: Bool? = true) {
        self.projectIDs = projectIDs
        self.isLatest = isLatest
    }

    /// Writes one operator object per field.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: AnyKey.self)
        try fields.encode(contains: projectIDs, forKey: "projectId")
        if let isLatest { try fields.encode(["equal": isLatest], forKey: "isLatest") }
    }
}
