/// How what the crew writes about its work becomes notes on the contact.
public struct FieldNoteRule: Hashable, Sendable {
    /// Which of the crew's entries are taken.
    public enum Start: Hashable, Sendable {
        /// Those that ended after the flow was first switched on.
        case switchedOn
        /// Those that ended on that day or later, `YYYY-MM-DD` by the clock of the site.
        case day(String)
        /// All that busybusy shows.
        case all
    }

    public var since: Start
    /// The most notes that one run writes, 1 to 5000; the others follow in later runs.
    public var perRun: Int

    public init(since: Start = .switchedOn, perRun: Int = 200) {
        self.since = since
        self.perRun = perRun
    }
}
