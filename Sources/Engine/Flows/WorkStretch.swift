import Busybusy
import Foundation
import Records
import Timekeeping

/// When somebody worked, as the clock on the wall of the site showed it.
struct WorkStretch: Hashable, CustomStringConvertible {
    private let from: WallTime
    private let to: WallTime?
    /// The moment it ended; nil while the person is clocked in.
    let end: Date?

    /// The stretch of a time entry; nil when it says no readable start.
    init?(_ entry: Record) {
        guard let from = entry["start"].text.flatMap(WallTime.init) else { return nil }
        self.from = from
        to = entry["end"].text.flatMap(WallTime.init)
        end = to?.date
    }

    /// The day it ended, `YYYY-MM-DD`.
    var endDay: String? { to?.day.description }

    /// `Mon 2026-06-08, 06:40 to 15:10`; the second day as well when there is one.
    var description: String {
        let start = "\(from.dayText), \(from.time)"
        guard let to else { return "\(start) until now" }
        return to.day == from.day ? "\(start) to \(to.time)" : "\(start) to \(to.dayText), \(to.time)"
    }

    /// A day and a time, read from ISO 8601 with an offset.
    private struct WallTime: Hashable {
        let day: LocalDay
        /// `HH:mm`.
        let time: String
        let date: Date

        init?(_ text: String) {
            let parts = text.split(separator: "T")
            guard parts.count == 2, let date = BusybusyDate.parse(text) else { return nil }
            let numbers = parts[0].split(separator: "-").compactMap { Int($0) }
            guard numbers.count == 3, let day = LocalDay(year: numbers[0], month: numbers[1], day: numbers[2]) else {
                return nil
            }
            (self.day, self.date, self.time) = (day, date, String(parts[1].prefix(5)))
        }

        var dayText: String { "\(Self.weekdays[day.weekday - 1]) \(day)" }

        private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    }
}
