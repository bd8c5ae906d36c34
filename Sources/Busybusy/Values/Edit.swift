/// What an update does with one field: leave it out, give it a value, or empty it with `null`.
public enum Edit<Value: Sendable & Hashable & Encodable>: Sendable, Hashable {
    /// The field is not sent and stays as it is.
    case keep
    /// The field gets this value.
    case set(Value)
    /// The field is emptied.
    case clear

    /// Whether the field is left out.
    public var isKeep: Bool { self == .keep }
}

extension KeyedEncodingContainer {
    /// Writes a field's edit: nothing, a value or `null`.
    mutating func encode<Value>(_ edit: Edit<Value>, forKey key: Key) throws {
        switch edit {
        case .keep: break
        case .set(let value): try encode(value, forKey: key)
        case .clear: try encodeNil(forKey: key)
        }
    }
}
