public import Records

/// One field of a write: what the target is believed to hold, and what it will hold.
public struct FieldChange: Hashable, Sendable, Codable {
    public let field: FieldName
    public let from: Value
    public let to: Value

    public init(field: FieldName, from: Value, to: Value) {
        self.field = field
        self.from = from
        self.to = to
    }
}
