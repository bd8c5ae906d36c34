public import Foundation

/// What a company calls a day, a week and a pay period.
public struct WorkCalendar: Sendable, Hashable {
    /// The zone of the account: which day a punch belongs to.
    public let timeZone: TimeZone
    /// The day that a work week begins on, 1 for Sunday to 7 for Saturday.
    public let firstWeekday: Int
    /// How the payroll divides the year.
    public let payPeriod: PayPeriod
    private let calendar: Calendar

    /// Makes a calendar.
    ///
    /// - Parameter firstWeekday: 1 for Sunday to 7 for Saturday; any other number is taken into that range.
    public init(timeZone: TimeZone, firstWeekday: Int = 1, payPeriod: PayPeriod = .weekly) {
        self.timeZone = timeZone
        self.firstWeekday = LocalDay.remainder(firstWeekday - 1, 7) + 1
        self.payPeriod = payPeriod
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        self.calendar = calendar
    }

    /// The day on which a moment falls.
    public func day(of moment: Date) -> LocalDay {
        let local = moment.timeIntervalSince1970 + Double(timeZone.secondsFromGMT(for: moment))
        return LocalDay(number: Int((local / 86_400).rounded(.down)))
    }

    /// The moment at which the day after that of the moment begins; a day has 23 to 25 hours.
    func endOfDay(of moment: Date) -> Date {
        let start = calendar.startOfDay(for: moment)
        // Noon is far enough from any change of the clock to stay on the right day.
        return calendar.startOfDay(for: start.addingTimeInterval(36 * 3600))
    }

    /// The first day of the work week that holds the day.
    public func weekStart(of day: LocalDay) -> LocalDay { day.last(weekday: firstWeekday) }

    /// The first day of the pay period that holds the day.
    public func payPeriodStart(of day: LocalDay) -> LocalDay {
        payPeriod.start(holding: day, firstWeekday: firstWeekday)
    }
}
