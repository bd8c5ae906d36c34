import Foundation
import Mapping
import Timekeeping

extension HoursRule {
    /// The company's days, weeks and pay periods.
    func calendar(in timeZone: TimeZone) -> WorkCalendar {
        WorkCalendar(timeZone: timeZone, firstWeekday: firstWeekday, payPeriod: workPayPeriod)
    }

    /// What counts as overtime.
    var overtimeRule: OvertimeRule {
        OvertimeRule(weeklySeconds: Self.seconds(weeklyLimit), dailySeconds: Self.seconds(dailyLimit))
    }

    private static func seconds(_ hours: Double?) -> Int? { hours.map { Int(($0 * 3600).rounded()) } }

    private var workPayPeriod: Timekeeping.PayPeriod {
        switch payPeriod {
        case .weekly: .weekly
        case .semimonthly: .semimonthly
        case .monthly: .monthly
        case .biweekly(let day):
            // The reader of mappings lets no other days pass.
            LocalDay(year: day.year, month: day.month, day: day.day).map { .biweekly(anchor: $0) } ?? .weekly
        }
    }
}

extension LocalDay {
    /// Reads `YYYY-MM-DD`; nil for anything else.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The first day of the month so many months later; earlier when negative.
    func firstOfMonth(adding months: Int = 0) -> LocalDay {
        let (year, month, day) = parts
        let index = year * 12 + month - 1 + months
        let first = LocalDay(year: index / 12, month: index % 12 + 1, day: 1)
        return first ?? LocalDay(number: number - day + 1)
    }
}
