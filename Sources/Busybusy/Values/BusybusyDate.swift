public import Foundation

/// Reads the points in time of the API, which come in several forms (seen in live traffic and client code).
///
/// Audit stamps are UTC without a zone, `2026-06-08T13:40:07`; time entries have an offset and may lack the seconds,
/// `2026-06-08T06:40-07:00`; some clients saw `Z` and fractions.
public enum BusybusyDate {
    /// Reads any of the forms; no zone means UTC. Nil for anything else.
    public static func parse(_ text: String) -> Date? { zoned(text)?.date }

    /// Reads any of the forms with the offset it was written with. Nil for anything else.
    public static func zoned(_ text: String) -> ZonedTime? {
        var scanner = Scanner(text)
        guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2), scanner.skip("-"),
            let day = scanner.number(2), (1...12).contains(month), (1...daysIn(month, of: year)).contains(day)
        else { return nil }
        let midnight = Double(daysSince1970(year, month, day)) * 86_400
        guard !scanner.isAtEnd else { return ZonedTime(date: Date(timeIntervalSince1970: midnight)) }
        guard scanner.skip("T") || scanner.skip(" "), let time = scanner.timeOfDay() else { return nil }
        let hasZone = !scanner.isAtEnd
        guard let offset = scanner.zone(), scanner.isAtEnd else { return nil }
        return ZonedTime(
            date: Date(timeIntervalSince1970: midnight + time - offset),
            offsetSeconds: hasZone ? Int(offset) : nil
        )
    }

    static func daysIn(_ month: Int, of year: Int) -> Int {
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

extension BusybusyDate {
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

extension KeyedDecodingContainer {
    /// A point in time with its offset, or nil when it is missing or null.
    func zonedTime(_ key: Key) throws -> ZonedTime? {
        guard let text = try decodeIfPresent(String.self, forKey: key) else { return nil }
        guard let time = BusybusyDate.zoned(text) else {
            throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "no point in time")
        }
        return time
    }

    /// A point in time, or nil when it is missing or null.
    func date(_ key: Key) throws -> Date? {
        guard let text = try decodeIfPresent(String.self, forKey: key) else { return nil }
        guard let date = BusybusyDate.parse(text) else {
            throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "no point in time")
        }
        return date
    }
}
