import Foundation
import HighLevel
import Records

/// Recognises what was sent to a custom field in what HighLevel says it holds: dates come back as milliseconds since 1970, the
/// begin of the day in UTC (seen in live traffic).
enum CustomFieldEcho {
    static func same(_ sent: Value, _ held: Value) -> Bool {
        if sent.nullIfBlank == held.nullIfBlank { return true }
        guard case .text(let day) = sent, case .number(let milliseconds) = held,
            milliseconds.truncatingRemainder(dividingBy: 86_400_000) == 0
        else { return false }
        return HighLevelDate.parse(day)?.timeIntervalSince1970 == milliseconds / 1000 && day.count == 10
    }
}
