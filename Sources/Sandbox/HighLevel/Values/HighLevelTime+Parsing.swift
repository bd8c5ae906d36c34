extension HighLevelTime {
    /// Reads ISO 8601: a day, or a day and a time with `T` or a blank, with or without fraction and zone (UTC if none).
    init?(iso text: String) {
        var scanner = DigitScanner(text)
        guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2), scanner.skip("-"),
            let day = scanner.number(2)
        else { return nil }
        var time = (hour: 0, minute: 0, second: 0, millisecond: 0)
        var offset = 0
        if scanner.skip("T") || scanner.skip("t") || scanner.skip(" ") {
            guard let hour = scanner.number(2), scanner.skip(":"), let minute = scanner.number(2) else { return nil }
            time = (hour, minute, 0, 0)
            if scanner.skip(":") {
                guard let second = scanner.number(2) else { return nil }
                time.second = second
                if scanner.skip(".") { time.millisecond = scanner.fraction() }
            }
            guard let zone = scanner.zone() else { return nil }
            offset = zone
        }
        guard scanner.isAtEnd,
            let local = HighLevelTime(
                year: year,
                month: month,
                day: day,
                hour: time.hour,
                minute: time.minute,
                second: time.second,
                millisecond: time.millisecond
            )
        else { return nil }
        milliseconds = local.milliseconds - Int64(offset) * 60_000
    }

    /// Reads the birthday forms of the official spec: year first or last, separated by `-`, `/`, `.` or `_`.
    init?(birthday text: String) {
        if let iso = HighLevelTime(iso: text) {
            self = iso
            return
        }
        let parts = text.split(omittingEmptySubsequences: false) { "-/._".contains($0) }
        let numbers = parts.compactMap { Int($0) }
        guard parts.count == 3, numbers.count == 3 else { return nil }
        let (year, month, day) =
            parts[0].count == 4 ? (numbers[0], numbers[1], numbers[2]) : (numbers[2], numbers[0], numbers[1])
        guard year >= 1000 else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

/// Walks over a text of digits and separators.
struct DigitScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = text[...].utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// The number written with exactly so many digits; nil leaves the position where it was.
    mutating func number(_ digits: Int) -> Int? {
        let head = rest.prefix(digits)
        guard head.count == digits, head.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        rest = rest.dropFirst(digits)
        return head.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// Whether that character came next, and was passed.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// Milliseconds of a fraction of any length.
    mutating func fraction() -> Int {
        var value = 0
        var scale = 100
        while let digit = number(1) {
            value += digit * scale
            scale /= 10
        }
        return value
    }

    /// Minutes east of UTC: `Z`, `+05:00`, `-0500`, or nothing for UTC; nil when it cannot be read.
    mutating func zone() -> Int? {
        if isAtEnd || skip("Z") || skip("z") { return 0 }
        let sign = skip("-") ? -1 : (skip("+") ? 1 : 0)
        guard sign != 0, let hours = number(2) else { return nil }
        _ = skip(":")
        guard let minutes = number(2), hours < 24, minutes < 60 else { return nil }
        return sign * (hours * 60 + minutes)
    }
}
