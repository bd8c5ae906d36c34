/// Which members to read.
public struct MemberFilter: Sendable, Hashable, Encodable {
    /// True for archived members only, false for those in use, nil for both.
    public var isArchived: Bool?

    /// Makes a filter; without arguments it lets everyone through.
    public init(isArchived: Bool? = nil) {
        self.isArchived = isArchived
    }

    /// Writes one operator object per field.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: AnyKey.self)
        if let isArchived { try fields.encode(["isNull": !isArchived], forKey: "archivedOn") }
    }
}
