/// What the payroll export said of a span of days, at one moment.
public struct PayrollSnapshot: Hashable, Sendable {
    /// A person's work on a project on a day.
    public struct Line: Hashable, Sendable, Codable {
        /// Whose work, by name.
        public var person: String
        /// The day, `YYYY-MM-DD`, in the account's time.
        public var day: String
        /// The job number of the root project; empty when it has none.
        public var number: String
        /// The title of the root project; empty for work on no project.
        public var title: String
        public var regularSeconds: Int
        public var overtimeSeconds: Int

        public init(
            person: String,
            day: String,
            number: String,
            title: String,
            regularSeconds: Int,
            overtimeSeconds: Int
        ) {
            self.person = person
            self.day = day
            self.number = number
            self.title = title
            self.regularSeconds = regularSeconds
            self.overtimeSeconds = overtimeSeconds
        }
    }

    /// The first day of the span, `YYYY-MM-DD`, which names it.
    public let firstDay: String
    /// The last day, `YYYY-MM-DD`.
    public let lastDay: String
    public let readAt: Milliseconds
    public let lines: [Line]

    public init(firstDay: String, lastDay: String, readAt: Milliseconds, lines: [Line]) {
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.readAt = readAt
        self.lines = lines
    }
}
