import Foundation

/// The account's time zone: between instants and what the clock on the wall shows.
///
/// Days are counted from 1970-01-01, a day being a date of that zone, of 23 to 25 hours.
struct BusybusyZone: Sendable, Hashable {
    private let zone: TimeZone

    /// The zone of that name, such as `America/Chicago`; nil when there is none.
    init?(_ identifier: String) {
        guard let zone = TimeZone(identifier: identifier) else { return nil }
        self.zone = zone
    }

    private init(_ zone: TimeZone) { self.zone = zone }

    /// Central time, where the population lives; Greenwich's on a machine without zones.
    static let standard = BusybusyZone("America/Chicago") ?? BusybusyZone(.gmt)

    /// The zone's name.
    var identifier: String { zone.identifier }

    /// Seconds that the wall clock is ahead of UTC at an instant.
    func offset(at instant: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant)))
    }

    /// The date and the time of day that the wall clock shows, in seconds.
    func wall(_ instant: Int) -> (day: Int, second: Int) {
        let local = instant + offset(at: instant)
        let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        return (day, local - day * 86_400)
    }

    /// The instant at which the wall clock shows a time. A time that is shown twice means the first; one that is skipped
    /// means as long after the jump.
    func instant(day: Int, minute: Int = 0) -> Int {
        let local = day * 86_400 + minute * 60
        let before = local - offset(at: local - 86_400 * 3 / 2)
        if offset(at: before) == local - before { return before }
        let after = local - offset(at: local + 86_400 * 3 / 2)
        return offset(at: after) == local - after ? after : before
    }

    /// Whether the clocks change between the midnights of a day.
    func changesClock(on day: Int) -> Bool {
        offset(at: instant(day: day)) != offset(at: instant(day: day + 1))
    }
}

extension BusybusyZone: Codable {
    init(from decoder: any Decoder) throws {
        let values = try decoder.singleValueContainer()
        guard let zone = BusybusyZone(try values.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: values, debugDescription: "Not a time zone of this machine.")
        }
        self = zone
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.singleValueContainer()
        try values.encode(identifier)
    }
}

/// A date of the Gregorian calendar.
struct BusybusyDate: Sendable, Hashable {
    var year: Int
    var month: Int
    var dayOfMonth: Int

    /// The date of a day counted from 1970-01-01.
    init(day: Int) {
        // Years are counted from March, so that the leap day is a year's last.
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * ofYear + 2) / 153
        dayOfMonth = ofYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// 0 for Sunday to 6 for Saturday.
    static func weekday(of day: Int) -> Int { ((day + 4) % 7 + 7) % 7 }
}

extension BusybusyZone {
    /// Whether summer time holds at an instant.
    func isDaylightSaving(_ instant: Int) -> Bool {
        zone.isDaylightSavingTime(for: Date(timeIntervalSince1970: TimeInterval(instant)))
    }
}
