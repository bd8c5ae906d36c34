/// Which figures of the crew's work a contact shows, and how the company counts its days.
public struct HoursRule: Hashable, Sendable {
    public init() {}
}
