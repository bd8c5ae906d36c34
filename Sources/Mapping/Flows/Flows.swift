/// What goes one way, beside the fields that are kept in step. What is nil does not go.
public struct Flows: Hashable, Sendable {
    public var jobs: JobRule?
    public var crewSheet: CrewSheetRule?
    public var fieldNotes: FieldNoteRule?
    public var hours: HoursRule?
    public var people: PeopleRule?

    public init() {}
}
