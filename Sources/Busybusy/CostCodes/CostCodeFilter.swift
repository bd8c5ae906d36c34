/// Which cost codes to read.
public struct CostCodeFilter: Sendable, Hashable, Encodable {
    /// True for archived cost codes only, false for those in use, nil for both.
    public var isArchived: Bool?
    /// The ids to read, nil for any.
    public var ids: [String]?

    /// Makes a filter; without arguments it lets everything through.
    public init(isArchived: Bool? = nil, ids: [String]? = nil) {
        self.isArchived = isArchived
        self.ids = ids
    }

    /// Writes one operator object per field.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: AnyKey.self)
        try fields.encode(isNull: isArchived.map(!), forKey: "archivedOn")
        try fields.encode(contains: ids, forKey: "id")
    }
}
