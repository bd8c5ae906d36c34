/// What the crew reads of a contact in its project: open tasks and the latest notes.
public struct CrewSheetRule: Hashable, Sendable {
    /// Which tasks the sheet shows.
    public enum Tasks: String, Hashable, Sendable, CaseIterable {
        /// Those that are still to be done.
        case open
        /// Those, and the ones that are done and not long past their day.
        case all
        /// None; tasks are then not read at all.
        case none
    }

    public var tasks = Tasks.open
    /// Days after its due day during which a done task is still shown, 0 to 365. HighLevel does not say when a task was done.
    public var doneDays = 14
    /// How many notes are shown, the newest, 0 to 50. With 0 notes are not read at all.
    public var notes = 5
    /// The most characters between the two fences, 200 to 20,000. How much busybusy takes is not known.
    public var limit = 2000
    /// Seconds after which the notes of a contact are read again although nothing else of it changed.
    public var notesEvery = 6.0 * 3600
    /// How many contacts' notes one run reads at most, 1 to 10,000. There is no list of all notes: each takes a call.
    public var notesPerRun = 200
    /// The zone whose days the sheet names, such as `America/Chicago`; that of the HighLevel location when nil.
    public var timeZone: String?

    public init() {}
}
