/// How often a call is tried again after a passing failure, and how long to wait before each try.
///
/// Only what is safe to repeat is: reads, and writes after a 429 or when the request certainly was not sent.
public struct HighLevelRetry: Sendable, Hashable {
    /// How many tries may follow the first one.
    public let maximumRetries: Int
    /// The upper bound of the first wait.
    public let base: Duration
    /// The upper bound of every wait.
    public let cap: Duration
    /// How many tries may follow a 429, each after the interval that the service demands.
    public let maximumThrottledRetries: Int

    private init(maximumRetries: Int, base: Duration, cap: Duration, maximumThrottledRetries: Int) {
        self.maximumRetries = max(0, maximumRetries)
        self.base = base
        self.cap = cap
        self.maximumThrottledRetries = max(0, maximumThrottledRetries)
    }

    /// Waits a random time below `base · 2ⁿ`, never above `cap` (full jitter).
    public static func exponentialJitter(
        maximumRetries: Int = 4,
        base: Duration = .milliseconds(250),
        cap: Duration = .seconds(10),
        maximumThrottledRetries: Int = 6
    ) -> HighLevelRetry {
        HighLevelRetry(
            maximumRetries: maximumRetries,
            base: base,
            cap: cap,
            maximumThrottledRetries: maximumThrottledRetries
        )
    }

    /// Gives every failure straight back, the 429 included.
    public static let dontRetry = HighLevelRetry(
        maximumRetries: 0,
        base: .zero,
        cap: .zero,
        maximumThrottledRetries: 0
    )

    /// How long to wait before another try, or nil when there must be none.
    ///
    /// - Parameters:
    ///   - timeLeft: what is left of the time for all tries.
    ///   - mayRepeat: takes a repetition from what the connection may still spend; asked last.
    func delay(
        after error: HighLevelError,
        tries: Tries,
        timeLeft: Duration,
        jitter: Double,
        mayRepeat: () -> Bool
    ) -> Duration? {
        if error.code == .rateLimited {
            // The gate holds everybody for the interval, so there is nothing to wait for here, and nobody is hammered.
            return tries.throttled < maximumThrottledRetries && timeLeft > (error.retryAfter ?? .zero) ? .zero : nil
        }
        // A write that may have been done is unclear; a read never is.
        guard error.isTransient, error.effect == .none, tries.failures < maximumRetries else { return nil }
        let delay = delay(after: tries.failures, jitter: jitter)
        guard delay < timeLeft, mayRepeat() else { return nil }
        return delay
    }

    /// The wait before the try that follows the given one, counted from 0.
    ///
    /// - Parameter jitter: a number in 0..<1.
    func delay(after attempt: Int, jitter: Double) -> Duration {
        let ceiling = min(cap, base * Double(1 << min(attempt, 20)))
        return ceiling * min(max(jitter, 0), 1)
    }
}
