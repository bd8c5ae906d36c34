extension BusybusyZone {
    /// The form of a time entry's times: ISO 8601 with offset, seconds only when there are any (seen in live traffic).
    func offsetText(_ instant: Int) -> String {
        let (day, second) = wall(instant)
        let offset = offset(at: instant)
        let minutes = abs(offset) / 60
        let seconds = second % 60 == 0 ? "" : ":" + Self.two(second % 60)
        let zone = offset == 0 ? "Z" : (offset < 0 ? "-" : "+") + Self.two(minutes / 60) + ":" + Self.two(minutes % 60)
        return Self.date(day) + "T" + Self.two(second / 3600) + ":" + Self.two(second / 60 % 60) + seconds + zone
    }

    /// The form of the payroll export, `YYYY-MM-DD HH:mm:ss` in local time (seen in a real account).
    func exportText(_ instant: Int) -> String {
        let (day, second) = wall(instant)
        let clock = [second / 3600, second / 60 % 60, second % 60].map(Self.two).joined(separator: ":")
        return Self.date(day) + " " + clock
    }

    /// `MM/DD/YYYY` of the local date.
    func exportDate(_ instant: Int) -> String {
        let date = BusybusyDate(day: wall(instant).day)
        return Self.two(date.month) + "/" + Self.two(date.dayOfMonth) + "/" + String(date.year)
    }

    private static func date(_ day: Int) -> String {
        let date = BusybusyDate(day: day)
        return "\(date.year)-" + two(date.month) + "-" + two(date.dayOfMonth)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    /// Reads ISO 8601 with an offset or `Z`, seconds optional; nil when it is malformed.
    static func instant(_ text: String) -> Int? {
        let form = /(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)/
        guard let match = text.wholeMatch(of: form),
            let plain = BusybusyStamp.seconds(String(match.1) + (match.2.map(String.init) ?? ":00"))
        else { return nil }
        guard match.3 != "Z" else { return plain }
        let parts = match.3.dropFirst().split(separator: ":").compactMap { Int($0) }
        let offset = parts[0] * 3600 + parts[1] * 60
        return plain - (match.3.hasPrefix("-") ? -offset : offset)
    }
}
