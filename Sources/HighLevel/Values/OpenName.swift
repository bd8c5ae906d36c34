/// A name from a set that the service may add to: the names known today are constants, every other one passes through.
public protocol OpenName: RawRepresentable, Sendable, Hashable, Codable, ExpressibleByStringLiteral,
    CustomStringConvertible
where RawValue == String {
    /// Wraps a name; it is not checked against the known ones.
    init(rawValue: String)
}

extension OpenName {
    /// Wraps a name that stands in the source.
    public init(stringLiteral value: String) { self.init(rawValue: value) }

    /// The name as HighLevel writes it.
    public var description: String { rawValue }
}
