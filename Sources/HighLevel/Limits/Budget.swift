/// What all callers of a connection share: the slots of the interval, the calls of the day, and the limits as learned.
///
/// A call occupies its slot from its start until one interval after its reply: the service counted it at some moment
/// between, so whichever interval the service looks at holds at most the allowed number. The cost is the time a reply
/// takes: the calls of an interval can be repeated every interval plus one reply time. A call whose process died counts
/// as under way until its lease ends.
///
/// Before a first reply, after a 429, and after a silence while others are known to call, only a tenth may be under way at
/// a time; the reply tells how many calls others made. Pure: time is passed in.
public struct Budget: Sendable, Equatable {
    /// Whether a waiting call may start.
    enum Admission: Equatable, Sendable {
        /// Go.
        case start(BudgetSlot)
        /// Ask again after this time, or when something changed.
        case wait(Duration)
        /// The calls of today are used up for this long.
        case exhausted(Duration)
    }

    /// The longest time a call may be under way.
    static let longestLease: Duration = .seconds(1300)
    /// What a hold after a 429 may come to.
    static let longestHold: Int64 = 3_600_000
    private static let leaseSteps: Int64 = 64
    private static let holdSteps: Int64 = 512

    var limits: RateLimits
    var dailyRemaining: Int
    var dayEnds: Int64?
    /// Nobody starts before this moment.
    var heldUntil: Int64 = 0
    /// Whether a reply has told of the limits since the start or the last 429.
    var isProven = false
    /// When the last reply came.
    var lastReply: Int64 = 0
    /// Until when others are taken to use the same limit.
    var foreignUntil: Int64 = 0
    /// Whether what happened before is not known, so that everything counts as taken.
    var needsCare = false
    var serial: Int64 = 0
    /// Tells this budget from an earlier one at the same place; 0 until the first moment is told.
    var generation: Int64 = 0
    var clockOffset: Int64 = 0
    var era: UInt64 = 0
    /// Calls whose reply came, by that moment.
    var ended = SlotTable(capacity: 600)
    /// Calls without a reply, by the end of their lease.
    var underWay = SlotTable(capacity: 300)

    /// A budget of which nothing is used.
    public init(limits: RateLimits = .published) {
        self.limits = limits
        dailyRemaining = limits.dailyMaximum
    }

    /// A budget whose past is lost: it counts everything as taken for one interval.
    public static func careful(limits: RateLimits = .published) -> Budget {
        var budget = Budget(limits: limits)
        budget.needsCare = true
        return budget
    }

    /// Slots that are taken.
    var used: Int { ended.total + underWay.total }

    /// Says whether a call may start now, and takes its slot if so. The time must have been told before.
    ///
    /// - Parameters:
    ///   - isPerson: whether the part that is kept for people may be used, of the day and of the interval.
    ///   - isOverdue: whether the call waited so long that it may use the interval's part in spite of that.
    ///   - lease: how long the call can be under way at most.
    mutating func admit(isPerson: Bool, isOverdue: Bool = false, lease: Duration, now: Int64) -> Admission {
        if dailyRemaining <= (isPerson ? 0 : limits.dailyReserve), let dayEnds {
            return .exhausted(.milliseconds(max(0, dayEnds - now)))
        }
        if now < heldUntil { return .wait(.milliseconds(heldUntil - now)) }
        if !isProven, underWay.total >= max(1, limits.reserve) { return .wait(.milliseconds(limits.hold)) }
        let allowed = isPerson || isOverdue ? limits.maximum : limits.maximum - limits.reserve
        guard used < allowed else { return .wait(untilFree: used - allowed + 1, of: self, now: now) }
        return .start(takeSlot(lease: lease, now: now))
    }

    private mutating func takeSlot(lease: Duration, now: Int64) -> BudgetSlot {
        let length = max(1, min(lease, Self.longestLease).wholeMilliseconds)
        let end = Self.roundUp(now + length, step: max(1, length / Self.leaseSteps))
        underWay.add(at: end)
        serial += 1
        dailyRemaining -= 1
        if dayEnds == nil { dayEnds = now + 86_400_000 }
        return BudgetSlot(
            leaseEnd: end,
            clockOffset: clockOffset,
            generation: generation,
            usedAtStart: used,
            underWayAtStart: underWay.total,
            serial: serial
        )
    }

    /// Notes that a call ended. True when others may start sooner than they were told.
    mutating func end(_ slot: BudgetSlot, _ end: SlotEnd, now: Int64) -> Bool {
        let before = (limits, isProven)
        let wasUnderWay = release(slot, now: now)
        guard case .sent(let headers) = end else {
            if wasUnderWay { dailyRemaining = min(limits.dailyMaximum, dailyRemaining + 1) }
            return true
        }
        // Rounded up, since the reply came within this millisecond and not at its beginning.
        addEnded(at: now + 1)
        lastReply = now
        if let headers { learn(headers, from: slot, now: now) } else { isProven = true }
        return before != (limits, isProven)
    }

    /// Adds calls that ended at a moment, or a little later: moments are kept to a five-hundredth of an interval.
    mutating func addEnded(_ count: Int = 1, at moment: Int64) {
        ended.add(count, at: Self.roundUp(moment, step: Self.step(of: limits)))
    }

    /// The distance between two kept moments, in milliseconds.
    fileprivate static func step(of limits: RateLimits) -> Int64 {
        max(1, limits.interval.wholeMilliseconds / holdSteps)
    }

    /// Takes the slot back, unless its lease ran out or it is another budget's.
    private mutating func release(_ slot: BudgetSlot, now: Int64) -> Bool {
        guard slot.generation == generation else { return false }
        let key = slot.leaseEnd + (clockOffset - slot.clockOffset)
        guard key + limits.hold > now else { return false }
        return underWay.take(notBefore: key - Self.clockSlack)
    }

    /// The rounding error of a moved clock, in milliseconds.
    static let clockSlack: Int64 = 4

    private static func roundUp(_ value: Int64, step: Int64) -> Int64 {
        let rest = value % step
        return rest == 0 ? value : value + (rest > 0 ? step - rest : -rest)
    }
}

extension Budget.Admission {
    /// The wait until that many slots are free. A call under way may end before its lease does, and frees its slot one
    /// interval later: so nobody needs to wait for longer than an interval before asking again.
    fileprivate static func wait(untilFree count: Int, of budget: Budget, now: Int64) -> Self {
        let hold = budget.limits.hold
        let moment = SlotTable.moment(of: count, in: budget.ended, budget.underWay) ?? now
        return .wait(.milliseconds(min(max(1, moment + hold - now), hold + Budget.step(of: budget.limits))))
    }
}
