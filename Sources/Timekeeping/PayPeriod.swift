/// How a company divides the year for its payroll.
public enum PayPeriod: Sendable, Hashable {
    /// Weeks, beginning on the first day of the work week.
    case weekly
    /// Two weeks; one of the periods begins on that day.
    case biweekly(anchor: LocalDay)
    /// From the 1st to the 15th, and from the 16th to the end of the month.
    case semimonthly
    /// Months.
    case monthly

    /// The first day of the period that holds the day.
    ///
    /// - Parameter firstWeekday: 1 for Sunday to 7 for Saturday.
    func start(holding day: LocalDay, firstWeekday: Int) -> LocalDay {
        switch self {
        case .weekly: return day.last(weekday: firstWeekday)
        case .biweekly(let anchor):
            return LocalDay(number: day.number - LocalDay.remainder(day.number - anchor.number, 14))
        case .semimonthly:
            let dayOfMonth = day.parts.day
            return LocalDay(number: day.number - (dayOfMonth > 15 ? dayOfMonth - 16 : dayOfMonth - 1))
        case .monthly: return LocalDay(number: day.number - day.parts.day + 1)
        }
    }
}
