/// How opportunities become jobs of their contact.
public struct JobRule: Hashable, Sendable {
    public init() {}
}
