/// What the crew reads of a contact in its project: open tasks and the latest notes.
public struct CrewSheetRule: Hashable, Sendable {
    public init() {}
}
