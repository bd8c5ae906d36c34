public import Records

/// What of a planned write the way to write that is in use cannot do.
public struct WriteLimit: Hashable, Sendable {
    /// The fields that cannot be sent; empty when the whole write cannot be made.
    public let fields: Set<FieldName>
    /// Whether a person has to do it instead; else it is for the record.
    public let needsPerson: Bool
    /// Why, and what a person may do instead.
    public let reason: String

    public init(fields: Set<FieldName> = [], needsPerson: Bool = true, reason: String) {
        self.fields = fields
        self.needsPerson = needsPerson
        self.reason = reason
    }
}
