/// A key by its name, for shapes that name one thing in several ways.
struct AnyKey: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringLiteral value: String) { stringValue = value }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer where Key == AnyKey {
    /// The first of the keys that is there and not null; a value of another type throws.
    func first<Value: Decodable>(_ type: Value.Type = Value.self, of keys: String...) throws -> Value? {
        try first(type, of: keys)
    }

    /// The first of the keys that is there and not null; a value of another type throws.
    func first<Value: Decodable>(_ type: Value.Type = Value.self, of keys: [String]) throws -> Value? {
        for key in keys {
            if let value = try decodeIfPresent(type, forKey: AnyKey(stringValue: key)) { return value }
        }
        return nil
    }
}
