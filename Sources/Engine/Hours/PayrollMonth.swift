import Foundation
import Storage
import Timekeeping

/// A month of the payroll export, read and stored as one.
struct PayrollMonth: Hashable, Sendable {
    let first: LocalDay
    let last: LocalDay

    /// Months further back than these are not asked for, whatever the projects' age.
    static let mostMonths = 60

    /// The months that are to be read now: those that corrections may still reach, those that were never read, and those that
    /// were not read for a day.
    ///
    /// - Parameters:
    ///   - oldest: the day before which nobody can have worked.
    ///   - readAt: when each month was read, by its first day.
    static func due(
        from oldest: LocalDay,
        to today: LocalDay,
        readDays: Int,
        readAt: [String: Milliseconds],
        now: Date
    ) -> [PayrollMonth] {
        let window = ScanWindow(days: readDays)
        let correctable = LocalDay(number: today.number - readDays)
        var months: [PayrollMonth] = []
        for back in 0..<mostMonths {
            let first = today.firstOfMonth(adding: -back)
            let last = LocalDay(number: today.firstOfMonth(adding: 1 - back).number - 1)
            if last < oldest { break }
            let isSettled = last < correctable && window.start(lastWholeScan: readAt["\(first)"]?.date, now: now) != nil
            if !isSettled { months.append(PayrollMonth(first: first, last: last)) }
        }
        return months.reversed()
    }
}
