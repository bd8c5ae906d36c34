import Foundation

/// An instant in milliseconds since 1970, the precision of every HighLevel date.
struct HighLevelTime: Sendable, Hashable, Comparable {
    var milliseconds: Int64

    init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    init(_ date: Date) {
        milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded())
    }

    static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    /// The start of that day in UTC; nil when there is no such day.
    init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0) {
        guard (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year),
            (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second)
        else { return nil }
        let days = Int64(Self.daysSince1970(year: year, month: month, day: day))
        let seconds = Int64(hour) * 3600 + Int64(minute) * 60 + Int64(second)
        milliseconds = days * 86_400_000 + seconds * 1000 + Int64(millisecond)
    }

    /// `2021-07-08T12:02:11.285Z`
    var iso: String { date + "T" + clock + "." + Self.padded(Int(remainder % 1000), 3) + "Z" }

    /// `2021-07-08T02:30:00Z`
    var isoSeconds: String { date + "T" + clock + "Z" }

    /// `2021-07-16 11:00:00`, the form of appointments.
    var plain: String { date + " " + clock }

    /// `2021-07-16`
    var date: String {
        let (year, month, day) = civil
        return Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
    }

    private var remainder: Int64 { (milliseconds % 86_400_000 + 86_400_000) % 86_400_000 }

    private var clock: String {
        let seconds = Int(remainder / 1000)
        return Self.padded(seconds / 3600, 2) + ":" + Self.padded(seconds / 60 % 60, 2) + ":"
            + Self.padded(seconds % 60, 2)
    }

    /// Year, month and day in UTC. Foundation's formatters are too slow for 500 contacts with three dates each.
    var civil: (year: Int, month: Int, day: Int) {
        let days = Int((milliseconds - remainder) / 86_400_000) + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        default: 31
        }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return digits.count >= width ? digits : String(repeating: "0", count: width - digits.count) + digits
    }
}

extension HighLevelTime: Codable {
    init(from decoder: any Decoder) throws { milliseconds = try Int64(from: decoder) }
    func encode(to encoder: any Encoder) throws { try milliseconds.encode(to: encoder) }
}
