import Configuration
import Engine

extension Settings {
    /// How much of history is kept.
    ///
    /// - Throws: ``CommandFailure`` for what is no whole number in its range.
    func history() throws -> HistoryLimits {
        let standard = HistoryLimits.standard
        let days = try whole("history.days", "TENON_HISTORY_DAYS", 1...36_500) ?? standard.days
        let megabytes = try whole("history.megabytes", "TENON_HISTORY_MEGABYTES", 1...1_000_000)
        return HistoryLimits(days: days, bytes: megabytes.map { $0 << 20 } ?? standard.bytes)
    }

    private func whole(_ key: ConfigKey, _ name: String, _ range: ClosedRange<Int>) throws -> Int? {
        guard let text = reader.string(forKey: key), !text.isEmpty else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw CommandFailure(
                "\(name) is '\(text)'. Use a whole number from \(range.lowerBound) to \(range.upperBound)."
            )
        }
        return number
    }
}
