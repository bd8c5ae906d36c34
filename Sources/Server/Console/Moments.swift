import Foundation
import Storage

/// Times as people read them, in the workspace's zone.
struct Moments: Sendable {
    let timeZone: TimeZone

    /// Day and minute, such as `2026-11-24 09:05`.
    func text(_ moment: Milliseconds) -> String { text(moment.date) }

    func text(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
        func two(_ number: Int?) -> String { String((number ?? 0) + 100).suffix(2).description }
        return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day)) \(two(parts.hour)):\(two(parts.minute))"
    }
}
