/// Why something that a person asked for by hand is refused, and what to do instead.
public struct DeskError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was asked, the rule that forbids it, and the next step.
    public let description: String

    init(_ description: String) { self.description = description }
}
