import Foundation

/// The form of busybusy's audit times: UTC, `YYYY-MM-DDTHH:mm:ss`, no zone and no fraction (seen in client code).
enum BusybusyStamp {
    private static var style: Date.ISO8601FormatStyle {
        Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day().dateSeparator(.dash)
            .dateTimeSeparator(.standard).time(includingFractionalSeconds: false).timeSeparator(.colon)
    }

    /// Writes whole seconds since 1970.
    static func text(_ seconds: Int) -> String {
        Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(style)
    }

    /// Reads the form back, a trailing `Z` allowed; nil when it is malformed.
    static func seconds(_ text: String) -> Int? {
        let bare = text.hasSuffix("Z") ? String(text.dropLast()) : text
        guard let date = try? Date(bare, strategy: style), self.text(date.wholeSeconds) == bare else { return nil }
        return date.wholeSeconds
    }
}

extension Date {
    /// Seconds since 1970, the fraction dropped.
    var wholeSeconds: Int { Int(timeIntervalSince1970.rounded(.down)) }
}

extension Date {
    /// Milliseconds since 1970, the fraction dropped.
    var wholeMilliseconds: Int { Int((timeIntervalSince1970 * 1000).rounded(.down)) }
}
