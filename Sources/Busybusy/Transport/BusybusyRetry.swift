/// How often a call is tried again after a passing failure, and how long to wait before each try.
///
/// Reads are tried again after 429, 502, 503, 504, a lock that was not had, a timeout and a lost connection. Writes only
/// after 429 and the lock, which say that nothing was done (for the lock an assumption).
public struct BusybusyRetry: Sendable, Hashable {
    /// How many tries may follow the first one.
    public let maximumRetries: Int
    /// The upper bound of the first wait.
    public let base: Duration
    /// The upper bound of every wait that the service does not ask for.
    public let cap: Duration

    private init(maximumRetries: Int, base: Duration, cap: Duration) {
        self.maximumRetries = max(0, maximumRetries)
        self.base = base
        self.cap = cap
    }

    /// Waits a random time below `base · 2ⁿ`, never above `cap` (full jitter).
    public static func exponentialJitter(
        maximumRetries: Int = 5,
        base: Duration = .milliseconds(500),
        cap: Duration = .seconds(20)
    ) -> BusybusyRetry {
        BusybusyRetry(maximumRetries: maximumRetries, base: base, cap: cap)
    }

    /// Gives every failure straight back.
    public static let dontRetry = BusybusyRetry(maximumRetries: 0, base: .zero, cap: .zero)

    /// The wait before the try that follows the given one, counted from 0.
    ///
    /// - Parameters:
    ///   - retryAfter: what the service asked for; at most five minutes of it are waited for.
    ///   - jitter: a number in 0..<1.
    func delay(after attempt: Int, retryAfter: Duration?, jitter: Double) -> Duration {
        if let retryAfter { return min(max(.zero, retryAfter), .seconds(300)) }
        let ceiling = min(cap, base * Double(1 << min(attempt, 20)))
        return ceiling * min(max(jitter, 0), 1)
    }
}
