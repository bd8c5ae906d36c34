/// A permission that an app or a private integration was granted, such as `contacts.readonly`.
public struct HighLevelScope: RawRepresentable, Sendable, Hashable, Codable, ExpressibleByStringLiteral {
    /// The name as HighLevel writes it.
    public let rawValue: String

    /// Wraps a name; it is not checked against the names that HighLevel has.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Wraps a name that stands in the source.
    public init(stringLiteral value: String) { self.init(rawValue: value) }
}

extension HighLevelScope: CustomStringConvertible {
    /// The name as HighLevel writes it.
    public var description: String { rawValue }
}
