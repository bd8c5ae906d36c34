/// Which members to read.
public struct MemberFilter: Sendable, Hashable, Encodable {
    /// True for archived members only, false for those in use, nil for both.
    public var isArchived: Bool?
    /// The members to read, nil for all.
    public var ids: [String]?

    /// Makes a filter; without arguments it lets everyone through.
    public init(isArchived: Bool? = nil, ids: [String]? = nil) {
        self.isArchived = isArchived
        self.ids = ids
    }

    /// Writes one operator object per field.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: AnyKey.self)
        if let isArchived { try fields.encode(["isNull": !isArchived], forKey: "archivedOn") }
        try fields.encode(contains: ids, forKey: "id")
    }
}
