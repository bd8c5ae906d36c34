/// How long to wait before a write is tried again, and when to give up. A value, so that it can be shown and tested.
public struct RetryStrategy: Hashable, Sendable {
    /// Seconds before the first retry, doubled with each one.
    public let base: Double
    /// Seconds that no wait exceeds.
    public let cap: Double
    /// Attempts after which the write rests in the dead letters.
    public let maximumAttempts: Int

    public init(base: Double, cap: Double, maximumAttempts: Int) {
        self.base = base
        self.cap = cap
        self.maximumAttempts = maximumAttempts
    }

    /// One second, doubled up to five minutes, twelve attempts: about nine minutes in all, at most nineteen.
    public static let standard = RetryStrategy(base: 1, cap: 300, maximumAttempts: 12)

    /// Seconds to wait after the attempt, or nil when it was the last one.
    ///
    /// Full jitter: anything from zero to the doubled base, so that many writes failing together do not return together.
    ///
    /// - Parameters:
    ///   - attempt: How many attempts were made, 1 or more.
    ///   - random: A number from 0 to 1.
    public func delay(afterAttempt attempt: Int, random: Double) -> Double? {
        guard attempt < maximumAttempts else { return nil }
        let doubled = base * Double(1 << min(attempt - 1, 30))
        return min(cap, doubled) * random
    }
}
