/// The name of a field of a record, such as `phone` or `customFields.9aXk2`.
public struct FieldName: RawRepresentable, Hashable, Sendable, Comparable, ExpressibleByStringLiteral {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral rawValue: String) { self.rawValue = rawValue }

    public static func < (left: FieldName, right: FieldName) -> Bool { left.rawValue < right.rawValue }
}

extension FieldName: Codable, CodingKeyRepresentable, CustomStringConvertible {
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    public var codingKey: any CodingKey { Key(stringValue: rawValue) }

    public init?<Source: CodingKey>(codingKey: Source) { self.init(rawValue: codingKey.stringValue) }

    public var description: String { rawValue }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
