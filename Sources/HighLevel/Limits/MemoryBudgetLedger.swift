import Synchronization

/// A budget in memory, for all callers of one process.
public final class MemoryBudgetLedger: BudgetLedger {
    private let budget: Mutex<Budget>

    /// Nil: the gates of a process wake their own callers.
    public let recheckInterval: Duration? = nil

    /// Starts with nothing used.
    public init(limits: RateLimits = .published) {
        budget = Mutex(Budget(limits: limits))
    }

    /// Runs the body on the budget.
    public func update<Result: Sendable>(_ body: (inout Budget) -> Result) -> Result? {
        budget.withLock { body(&$0) }
    }
}
