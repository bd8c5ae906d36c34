public import Foundation

/// How much of a list that only grows longer a scan reads: its end, and the whole now and then.
public struct ScanWindow: Hashable, Sendable {
    /// Days before now from which on objects are read by every scan.
    public let days: Int
    /// Seconds after which the whole list is read again: what was changed before the window shows only then.
    public let wholeEverySeconds: Double

    public init(days: Int, wholeEverySeconds: Double = 86_400) {
        self.days = days
        self.wholeEverySeconds = wholeEverySeconds
    }

    /// From when on objects are read; nil for all, when the whole was never read, not for long, or by a clock that ran ahead.
    public func start(lastWholeScan: Date?, now: Date) -> Date? {
        guard let lastWholeScan, lastWholeScan <= now,
            now.timeIntervalSince(lastWholeScan) < wholeEverySeconds
        else { return nil }
        return now.addingTimeInterval(-Double(days) * 86_400)
    }
}
