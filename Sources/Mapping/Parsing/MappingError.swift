/// A mapping document that cannot be used, with everything that is wrong with it.
public struct MappingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// In the order of the document; never empty.
    public let problems: [MappingProblem]

    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
