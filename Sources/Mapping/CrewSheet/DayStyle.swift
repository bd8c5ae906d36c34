public import Foundation

/// How the people of a region write a day, in figures.
///
/// A table of its own, since the texts are compared with what was written before: a formatter that changes its mind from one
/// version to the next would have every sheet written again.
public enum DayStyle: Hashable, Sendable {
    /// `11/24/2026`
    case monthFirst
    /// `24/11/2026`
    case dayFirst
    /// `24.11.2026`
    case dotted
    /// `2026-11-24`
    case yearFirst

    /// The style of the region.
    ///
    /// - Parameter region: two capital letters of ISO 3166.
    public init(region: String) {
        self = Self.regions.first { $0.regions.contains(region) }?.style ?? .dayFirst
    }

    /// The day on which the moment falls in the zone.
    public func day(of moment: Date, in zone: TimeZone) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.year, .month, .day], from: moment)
        let (year, month, day) = (parts.year ?? 0, Self.two(parts.month), Self.two(parts.day))
        return switch self {
        case .monthFirst: "\(month)/\(day)/\(year)"
        case .dayFirst: "\(day)/\(month)/\(year)"
        case .dotted: "\(day).\(month).\(year)"
        case .yearFirst: "\(year)-\(month)-\(day)"
        }
    }

    private static func two(_ number: Int?) -> String {
        let digits = String(number ?? 0)
        return digits.count < 2 ? "0" + digits : digits
    }

    private static let regions: [(style: DayStyle, regions: Set<String>)] = [
        (.monthFirst, ["US", "PR", "GU", "VI", "AS", "MP", "PW", "FM", "MH"]),
        (.yearFirst, ["CA", "CN", "JP", "KR", "TW", "HU", "LT", "SE", "ZA", "MN"]),
        (
            .dotted,
            [
                "DE", "AT", "CH", "LI", "CZ", "SK", "PL", "RU", "UA", "BY", "FI", "NO", "DK", "IS", "EE", "LV", "RO",
                "BG",
                "RS", "HR", "SI", "BA", "ME", "MK", "TR",
            ]
        ),
    ]
}
