/// How members become contacts.
public struct PeopleRule: Hashable, Sendable {
    public init() {}
}
