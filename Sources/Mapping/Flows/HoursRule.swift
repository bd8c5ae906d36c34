/// Which figures of the crew's work a contact shows, and how the company counts its days.
public struct HoursRule: Hashable, Sendable {
    /// Something that is told of the work for a contact. Hours have two decimals.
    public enum Figure: String, Hashable, Sendable, CaseIterable {
        case total
        case regular
        case overtime
        case thisWeek = "this-week"
        case overtimeThisWeek = "overtime-this-week"
        case thisPayPeriod = "this-pay-period"
        case overtimeThisPayPeriod = "overtime-this-pay-period"
        /// The last day on which somebody worked.
        case lastDay = "last-day"
        /// The names of those who are clocked in.
        case onSite = "on-site"
        /// Percent of the budgeted hours, two decimals.
        case budgetUsed = "budget-used"
    }

    /// How the payroll divides the year.
    public enum PayPeriod: Hashable, Sendable {
        case weekly
        /// Two weeks; one of the periods begins on that day.
        case biweekly(from: Day)
        case semimonthly
        case monthly
    }

    /// A day of the calendar.
    public struct Day: Hashable, Sendable {
        public var year: Int
        public var month: Int
        public var day: Int

        public init(year: Int, month: Int, day: Int) {
            self.year = year
            self.month = month
            self.day = day
        }
    }

    /// The IANA time zone that days are counted in; nil for that of the HighLevel location.
    public var timeZone: String?
    /// The day that a week begins on, 1 for Sunday to 7 for Saturday.
    public var firstWeekday = 1
    public var payPeriod = PayPeriod.weekly
    /// Hours of a person in a week after which work is overtime; nil for no limit.
    public var weeklyLimit: Double? = 40
    /// Hours of a person in a day after which work is overtime; nil for no limit.
    public var dailyLimit: Double?
    /// The name of the custom field of each figure. A figure that has none is not written.
    public var fields = HoursRule.standardFields
    /// Whether a note about each ended week is written on the contact.
    public var writesWeeklyNote = false
    /// Days that every run reads again, for late corrections; the whole is read once a day.
    public var readDays = 45

    public init() {}

    /// The fields of a rule that names none.
    public static let standardFields: [Figure: String] = [
        .total: "Hours total", .regular: "Hours regular", .overtime: "Hours overtime", .thisWeek: "Hours this week",
        .thisPayPeriod: "Hours this pay period", .lastDay: "Last day on site", .onSite: "On site now",
        .budgetUsed: "Hours budget used %",
    ]
}
