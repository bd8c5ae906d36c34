public import Foundation

extension HighLevelDate {
    /// Writes `YYYY-MM-DDTHH:mm:ss±HH:mm`: the time on the clocks of a zone, with the zone's offset at that moment.
    public static func format(_ date: Date, in zone: TimeZone) -> String {
        let offset = zone.secondsFromGMT(for: date)
        let local = format(date.addingTimeInterval(Double(offset))).dropLast()
        let minutes = abs(offset) / 60
        return local + (offset < 0 ? "-" : "+") + twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60)
    }

    /// Reads a point in time; one without an offset is the time on the clocks of the zone.
    ///
    /// A day without a time begins in UTC. A time that a clock skips or repeats is read with one of the two offsets
    /// around it. Nil for anything but ISO 8601.
    public static func parse(_ text: String, in zone: TimeZone) -> Date? {
        // With a zone added, only a text that has none of its own can still be read.
        guard let asUTC = parse(text + "+00:00") else { return parse(text) }
        let guess = asUTC.addingTimeInterval(-Double(zone.secondsFromGMT(for: asUTC)))
        return asUTC.addingTimeInterval(-Double(zone.secondsFromGMT(for: guess)))
    }

    /// The day of a text that begins with `YYYY-MM-DD`, checked against the calendar; nil for anything else.
    static func calendarDay(_ text: String) -> String? {
        let day = String(text.prefix(10))
        guard day.utf8.count == 10, parse(day) != nil else { return nil }
        return day
    }

    /// Milliseconds since 1970, as the calendar's queries take them; those of the last day there is for any later one.
    static func milliseconds(_ date: Date) -> String {
        let milliseconds = (date.timeIntervalSince1970 * 1000).rounded()
        return String(Int64(min(max(milliseconds, -62_135_596_800_000), 253_402_300_799_999)))
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
