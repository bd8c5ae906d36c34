@testable import HighLevel

/// A budget with a clock of its own, as a table of cases drives it.
final class BudgetDesk {
    static let lease: Duration = .seconds(40)

    var budget: Budget
    /// Milliseconds.
    var now: Int64 = 1_000_000
    /// How far the wall clock was set away from the steady one.
    var wallOffset: Int64 = 0
    var era: UInt64 = 1

    /// A budget that a reply has proven, unless told otherwise.
    init(_ maximum: Int = 10, daily: Int = 100_000, interval: Duration = .seconds(10), isProven: Bool = true) {
        budget = Budget(limits: RateLimits(maximum: maximum, interval: interval, dailyMaximum: daily))
        budget.isProven = isProven
        step()
    }

    var wall: Int64 { now + wallOffset }

    func step(_ milliseconds: Int64 = 0) {
        now += milliseconds
        budget.advance(to: BudgetInstant(wall: wall, steady: now, era: era))
    }

    func admit(isPerson: Bool = true, isOverdue: Bool = false) -> Budget.Admission {
        step()
        return budget.admit(isPerson: isPerson, isOverdue: isOverdue, lease: Self.lease, now: wall)
    }

    /// The slot of a call that starts now, nil when it may not.
    func start(isPerson: Bool = true) -> BudgetSlot? {
        guard case .start(let slot) = admit(isPerson: isPerson) else { return nil }
        return slot
    }

    /// Starts as many calls as may start now.
    func startAll(isPerson: Bool = true) -> [BudgetSlot] {
        var slots: [BudgetSlot] = []
        while let slot = start(isPerson: isPerson) { slots.append(slot) }
        return slots
    }

    @discardableResult
    func end(_ slot: BudgetSlot, _ headers: RateHeaders? = nil) -> Bool {
        step()
        return budget.end(slot, .sent(headers), now: wall)
    }
}

extension RateHeaders {
    /// Headers with the given values only.
    static func of(
        maximum: Int? = nil,
        remaining: Int? = nil,
        interval: Duration? = nil,
        daily: Int? = nil,
        reset: Duration? = nil,
        retryAfter: Duration? = nil,
        isThrottled: Bool = false
    ) -> RateHeaders {
        var headers = RateHeaders()
        (headers.maximum, headers.remaining, headers.interval) = (maximum, remaining, interval)
        (headers.dailyRemaining, headers.dailyReset) = (daily, reset)
        (headers.retryAfter, headers.isThrottled) = (retryAfter, isThrottled)
        return headers
    }
}
