/// Which equipment to read.
public struct EquipmentFilter: Sendable, Hashable, Encodable {
    /// True for deleted equipment only, false for that in use, nil for both.
    public var isDeleted: Bool?
    /// The ids to read, nil for any.
    public var ids: [String]?

    /// Makes a filter; without arguments it lets everything through.
    public init(isDeleted: Bool? = nil, ids: [String]? = nil) {
        self.isDeleted = isDeleted
        self.ids = ids
    }

    /// Writes one operator object per field.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: AnyKey.self)
        try fields.encode(isNull: isDeleted.map(!), forKey: "deletedOn")
        try fields.encode(contains: ids, forKey: "id")
    }
}
