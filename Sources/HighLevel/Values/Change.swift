/// What an update does with one field: leave it out, give it a value, or empty it with `null`.
public enum Change<Value: Sendable & Hashable & Encodable>: Sendable, Hashable {
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
    /// Writes a field's change: nothing, a value or `null`.
    mutating func encode<Value>(_ change: Change<Value>, forKey key: Key) throws {
        switch change {
        case .keep: break
        case .set(let value): try encode(value, forKey: key)
        case .clear: try encodeNil(forKey: key)
        }
    }
}
