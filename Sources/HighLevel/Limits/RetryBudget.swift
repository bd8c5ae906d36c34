import Synchronization

/// Bounds how many of a connection's calls may be repetitions, so that a failing system is not called five times as often.
///
/// Every call that succeeds adds a share of a repetition, every repetition takes one; what was not used adds up to a limit. With the
/// standard numbers, 20 repetitions are there at the start, and after that one for ten calls.
public final class RetryBudget: Sendable {
    private let share: Double
    private let capacity: Double
    private let left: Mutex<Double>

    /// Makes a full budget.
    ///
    /// - Parameters:
    ///   - share: repetitions for each call that succeeds; taken as 0 to 1.
    ///   - capacity: the most that add up, and how many there are at the start; taken as 0 to 10,000.
    public init(share: Double = 0.1, capacity: Int = 20) {
        self.share = min(max(share, 0), 1)
        self.capacity = Double(min(max(capacity, 0), 10_000))
        left = Mutex(self.capacity)
    }

    /// Adds for a call that succeeded.
    func deposit() {
        left.withLock { $0 = min(capacity, $0 + share) }
    }

    /// Takes one repetition; false when there is none.
    func withdraw() -> Bool {
        left.withLock { left in
            guard left >= 1 else { return false }
            left -= 1
            return true
        }
    }
}
