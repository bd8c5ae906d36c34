/// A custom field to be written, named by the id or the key of its definition.
public struct CustomFieldInput: Sendable, Hashable, Encodable {
    /// The id of the definition.
    public var id: String?
    /// The key of the definition, such as `contact.job_number`.
    public var key: String?
    /// The value; `null` empties the field.
    public var value: JSONValue

    /// Names the field by its id.
    public init(id: String, value: JSONValue) {
        self.id = id
        self.value = value
    }

    /// Names the field by its key.
    public init(key: String, value: JSONValue) {
        self.key = key
        self.value = value
    }

    /// Writes the field under the names of the encoder's dialect.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: AnyKey.self)
        try container.encodeIfPresent(id, forKey: "id")
        try container.encodeIfPresent(key, forKey: "key")
        try container.encode(value, forKey: AnyKey(stringValue: encoder.dialect.customFieldValueKey))
    }
}
