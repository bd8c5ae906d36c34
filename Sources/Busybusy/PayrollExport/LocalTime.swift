/// A date and a time of day of the account, without a zone: `2026-06-08 06:40:00`.
///
/// The export says neither offset nor zone, so it is no point in time; the account's zone makes it one.
public struct LocalTime: Sendable, Hashable {
    /// The year, 0 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int
    /// The hour, 0 to 23.
    public let hour: Int
    /// The minute, 0 to 59.
    public let minute: Int
    /// The second, 0 to 59.
    public let second: Int

    /// Makes a local time.
    ///
    /// - Throws: ``BusybusyError`` with code `.invalid` when there is no such day or time.
    public init(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0)
        throws(BusybusyError)
    {
        guard (0...9999).contains(year), (1...12).contains(month),
            (1...BusybusyDate.daysIn(month, of: year)).contains(day),
            (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
        else {
            throw BusybusyError(
                .invalid,
                message: "\(year)-\(month)-\(day) \(hour):\(minute):\(second) is no date and time. Correct it."
            )
        }
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// Reads `YYYY-MM-DD HH:mm:ss`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(omittingEmptySubsequences: false) { "- :".contains($0) }
        let numbers = parts.compactMap { $0.allSatisfy(\.isASCII) ? Int($0) : nil }
        guard text.count == 19, parts.map(\.count) == [4, 2, 2, 2, 2, 2], numbers.count == 6,
            let time = try? LocalTime(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]),
            time.description == text
        else { return nil }
        self = time
    }
}

extension LocalTime: CustomStringConvertible {
    /// As the export writes it: `YYYY-MM-DD HH:mm:ss`.
    public var description: String {
        "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2)) "
            + "\(Self.padded(hour, 2)):\(Self.padded(minute, 2)):\(Self.padded(second, 2))"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension LocalTime: Comparable {
    /// Earlier by the clock on the wall.
    public static func < (left: LocalTime, right: LocalTime) -> Bool {
        (left.year, left.month, left.day, left.secondOfDay) < (right.year, right.month, right.day, right.secondOfDay)
    }

    /// Seconds since midnight by the clock on the wall.
    public var secondOfDay: Int { hour * 3600 + minute * 60 + second }
}
