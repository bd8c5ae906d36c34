public import Foundation

/// Reads and writes the points in time of the API.
///
/// Replies hold ISO 8601 with or without fraction, or milliseconds since 1970 (official spec, live traffic).
public enum HighLevelDate {
    /// Reads ISO 8601 in UTC or with an offset, seconds and fraction optional; no zone means UTC. Nil for anything else.
    public static func parse(_ text: String) -> Date? {
        var scanner = Scanner(text)
        guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2), scanner.skip("-"),
            let day = scanner.number(2), (1...12).contains(month), (1...daysIn(month, of: year)).contains(day)
        else { return nil }
        let midnight = Double(daysSince1970(year, month, day)) * 86_400
        guard !scanner.isAtEnd else { return Date(timeIntervalSince1970: midnight) }
        guard scanner.skip("T") || scanner.skip(" "), let time = scanner.timeOfDay(), let offset = scanner.zone(),
            scanner.isAtEnd
        else { return nil }
        return Date(timeIntervalSince1970: midnight + time - offset)
    }

    /// A point in time from milliseconds since 1970; nil outside the years 1 to 9999, which no text could name.
    static func date(milliseconds: Double) -> Date? {
        (-62_135_596_800_000...253_402_300_799_999).contains(milliseconds)
            ? Date(timeIntervalSince1970: milliseconds / 1000) : nil
    }

    /// Writes `YYYY-MM-DDTHH:mm:ssZ`, without a fraction: the task endpoint once refused one (seen in live traffic).
    public static func format(_ date: Date) -> String {
        date.formatted(.iso8601)
    }

    /// The calendar day of a point in time in UTC, `YYYY-MM-DD`.
    static func day(_ date: Date) -> String {
        date.formatted(.iso8601.year().month().day())
    }

    private static func daysIn(_ month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days between 1970-01-01 and a day of the Gregorian calendar.
    private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

extension HighLevelDate {
    /// Walks over the ASCII bytes of a point in time.
    private struct Scanner {
        private var rest: ArraySlice<UInt8>

        init(_ text: String) { rest = Array(text.utf8)[...] }

        var isAtEnd: Bool { rest.isEmpty }

        mutating func skip(_ character: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: character) else { return false }
            rest.removeFirst()
            return true
        }

        mutating func number(_ digits: Int) -> Int? {
            guard rest.count >= digits else { return nil }
            var value = 0
            for byte in rest.prefix(digits) {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            rest.removeFirst(digits)
            return value
        }

        /// Seconds since midnight.
        mutating func timeOfDay() -> Double? {
            guard let hour = number(2), hour < 24, skip(":"), let minute = number(2), minute < 60 else { return nil }
            var seconds = Double(hour * 3600 + minute * 60)
            guard skip(":") else { return seconds }
            guard let second = number(2), second < 61 else { return nil }
            seconds += Double(second)
            guard skip(".") else { return seconds }
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty, let fraction = Double("0." + String(decoding: digits, as: UTF8.self)) else {
                return nil
            }
            rest.removeFirst(digits.count)
            return seconds + fraction
        }

        /// Seconds east of UTC; no zone means UTC.
        mutating func zone() -> Double? {
            if isAtEnd || skip("Z") { return 0 }
            let sign: Double = skip("-") ? -1 : 1
            guard sign == -1 || skip("+"), let hours = number(2), hours < 24 else { return nil }
            _ = skip(":")
            guard let minutes = isAtEnd ? 0 : number(2), minutes < 60 else { return nil }
            return sign * Double(hours * 3600 + minutes * 60)
        }
    }
}

/// A point in time as it comes: ISO 8601 or milliseconds since 1970.
struct LenientDate: Decodable {
    let date: Date

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let milliseconds = try? container.decode(Double.self) {
            guard let date = HighLevelDate.date(milliseconds: milliseconds) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "beyond the year 9999")
            }
            self.date = date
            return
        }
        let text = try container.decode(String.self)
        guard let date = HighLevelDate.parse(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no ISO 8601 point in time")
        }
        self.date = date
    }
}

extension KeyedDecodingContainer where Key == AnyKey {
    /// A point in time, or nil when it is missing, null or empty.
    func date(_ key: String) throws -> Date? {
        let key = AnyKey(stringValue: key)
        if let text = try? decodeIfPresent(String.self, forKey: key), text.isEmpty { return nil }
        return try decodeIfPresent(LenientDate.self, forKey: key)?.date
    }
}
