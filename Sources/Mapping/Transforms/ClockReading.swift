import Foundation
import Records

/// A moment as some clock shows it, to the minute in the zone's time and to the second in itself. For days it is the first
/// moment of the day.
struct ClockReading: Hashable {
    private let date: Date

    /// Years that the Gregorian calendar is certain for; others are no dates.
    private static let years = 1600...9999
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Reads a text in the form; nil when it is none.
    init?(_ text: String, form: DateForm, calendar: Calendar) {
        let text = TextNormalization.trimmed(text)
        guard text.utf8.count <= 40, text.utf8.allSatisfy({ $0 < 0x80 }),
            let date = Self.date(text, form, calendar),
            Self.years.contains(calendar.component(.year, from: date))
        else { return nil }
        self.date = date
    }

    private static func date(_ text: String, _ form: DateForm, _ calendar: Calendar) -> Date? {
        switch form {
        case .iso: return day(text.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d)/)?.output, 1, 2, 3, calendar)
        case .us: return day(text.wholeMatch(of: /(\d\d?)\/(\d\d?)\/(\d{4})/)?.output, 3, 1, 2, calendar)
        case .dayFirst: return day(text.wholeMatch(of: /(\d\d?)\/(\d\d?)\/(\d{4})/)?.output, 3, 2, 1, calendar)
        case .dotted: return day(text.wholeMatch(of: /(\d\d?)\.(\d\d?)\.(\d{4})/)?.output, 3, 2, 1, calendar)
        case .words: return inWords(text, calendar)
        case .instant: return instant(text)
        case .milliseconds:
            guard text.wholeMatch(of: /-?\d{1,15}/) != nil, let value = Int64(text) else { return nil }
            return Date(timeIntervalSince1970: (Double(value) / 1000).rounded(.down))
        case .local:
            guard let match = text.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)/)?.output,
                let hour = Int(match.4), let minute = Int(match.5), hour < 24, minute < 60
            else { return nil }
            return moment(Int(match.1), Int(match.2), Int(match.3), hour, minute, calendar)
        }
    }

    private static func day(
        _ match: (Substring, Substring, Substring, Substring)?,
        _ year: Int,
        _ month: Int,
        _ day: Int,
        _ calendar: Calendar
    ) -> Date? {
        guard let match else { return nil }
        let parts = [match.0, match.1, match.2, match.3]
        return moment(Int(parts[year]), Int(parts[month]), Int(parts[day]), nil, 0, calendar)
    }

    private static func inWords(_ text: String, _ calendar: Calendar) -> Date? {
        guard let match = text.wholeMatch(of: /([A-Za-z]{3,9})\.? (\d\d?),? (\d{4})/)?.output else { return nil }
        let full = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november",
            "december",
        ]
        let word = match.1.lowercased()
        let month = full.firstIndex { $0 == word || (word.count == 3 && $0.hasPrefix(word)) }
        return moment(Int(match.3), month.map { $0 + 1 }, Int(match.2), nil, 0, calendar)
    }

    /// The moment, or without an hour the first one of the day; nil when the calendar has no such day or the clock no such
    /// hour.
    private static func moment(
        _ year: Int?,
        _ month: Int?,
        _ day: Int?,
        _ hour: Int?,
        _ minute: Int,
        _ calendar: Calendar
    ) -> Date? {
        guard let year, let month, let day, years.contains(year) else { return nil }
        let noon = DateComponents(year: year, month: month, day: day, hour: hour ?? 12, minute: minute)
        guard let date = calendar.date(from: noon) else { return nil }
        let found = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
        guard found.year == year, found.month == month, found.day == day else { return nil }
        guard let hour else { return calendar.startOfDay(for: date) }
        return found.hour == hour && found.minute == minute ? date : nil
    }

    private static func instant(_ text: String) -> Date? {
        let shape = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)/
        guard let match = text.wholeMatch(of: shape) else { return nil }
        let whole = match.output.1.map { text.replacingOccurrences(of: $0, with: "") } ?? text
        return try? Date(whole, strategy: .iso8601)
    }

    /// The moment in the form.
    func text(_ form: DateForm, calendar: Calendar) -> String {
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
        let (year, month, day) = (Self.digits(parts.year, 4), Self.digits(parts.month, 2), Self.digits(parts.day, 2))
        switch form {
        case .iso: return "\(year)-\(month)-\(day)"
        case .us: return "\(month)/\(day)/\(year)"
        case .dayFirst: return "\(day)/\(month)/\(year)"
        case .dotted: return "\(day).\(month).\(year)"
        case .words: return "\(Self.months[(parts.month ?? 1) - 1]) \(parts.day ?? 1), \(year)"
        case .instant: return date.formatted(.iso8601)
        case .milliseconds: return String(Int64(date.timeIntervalSince1970) * 1000)
        case .local: return "\(year)-\(month)-\(day) \(Self.digits(parts.hour, 2)):\(Self.digits(parts.minute, 2))"
        }
    }

    private static func digits(_ number: Int?, _ count: Int) -> String {
        let text = String(number ?? 0)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }
}
