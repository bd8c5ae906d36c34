import Synchronization

/// What all callers of one connection pass: it holds calls back so that HighLevel's limits are never exceeded, and keeps
/// the circuit that stops them while the system fails.
///
/// The limits hold per app and location, so all clients of one location share one gate, and all processes one
/// ``BudgetLedger``. They are learned from the replies; until the first one, 100 calls in 10 seconds and 200,000 a day are
/// assumed (official docs). A tenth of both stays free for `.interactive` calls. In a process, events go before background
/// work, and calls of one priority start in the order in which they came. A call that HighLevel answers with 429, because
/// others use the same app, holds everybody for an interval.
public final class RateGate: Sendable {
    /// The calls of today are used up. Nothing was sent.
    public struct DailyLimitReached: Error, Sendable {
        /// How long until the count starts anew, as far as known.
        public let resumesIn: Duration
    }

    /// A slot would come only after the time that the caller has.
    struct NoSlotInTime: Error {}

    typealias Ticket = WaitingLine.Ticket

    struct State {
        var line = WaitingLine()
        var waiters: [Ticket: CheckedContinuation<Void, Never>] = [:]
        /// Counts changes, so that nobody goes to sleep on what is no longer so.
        var version = 0
        /// Ends of calls that could not be noted, because another process was at the budget.
        var owed: [(slot: BudgetSlot, end: SlotEnd)] = []
        /// The budget as it was last seen.
        var seen: Budget
        var longestWait: Duration = .zero
    }

    /// How long until a budget that another process is at is asked for again.
    private static let busyWait: Duration = .milliseconds(2)

    /// Stops calls while the system fails.
    public let circuit: CircuitBreaker
    let retries: RetryBudget
    let clock: HighLevelClock
    let state: Mutex<State>
    private let ledger: any BudgetLedger

    /// Makes a gate over a budget.
    ///
    /// - Parameters:
    ///   - ledger: where the budget is; shared by all who use the connection.
    ///   - circuit: stops calls while the system fails; one with the standard settings when nil.
    ///   - retries: how many of the calls may be repetitions.
    public init(
        ledger: any BudgetLedger,
        circuit: CircuitBreaker? = nil,
        retries: RetryBudget = RetryBudget(),
        clock: HighLevelClock = .system
    ) {
        self.ledger = ledger
        self.circuit = circuit ?? CircuitBreaker(clock: clock)
        self.retries = retries
        self.clock = clock
        state = Mutex(State(seen: Budget()))
    }

    /// Makes a gate for one process, with the limits to assume until a reply says otherwise.
    public convenience init(
        maximum: Int = 100,
        interval: Duration = .seconds(10),
        dailyMaximum: Int = 200_000,
        clock: HighLevelClock = .system
    ) {
        let limits = RateLimits(maximum: maximum, interval: interval, dailyMaximum: dailyMaximum)
        self.init(ledger: MemoryBudgetLedger(limits: limits), clock: clock)
    }

    /// Waits for a slot, runs the body in it, and frees the slot one interval after the body ended.
    ///
    /// - Parameter lease: the longest the body takes; a process that dies keeps the slot for so long. At most 1300 seconds.
    /// - Throws: ``DailyLimitReached``, `CancellationError` when cancelled while waiting, ``HighLevelError`` when the budget
    ///   cannot be read, or what the body throws.
    public func withSlot<Value>(
        priority: Priority = .background,
        lease: Duration = .seconds(60),
        _ body: () async throws -> Value
    ) async throws -> Value {
        let slot = try await enter(priority, lease: lease)
        defer { leave(slot, .sent(nil)) }
        return try await body()
    }

    /// Waits for a slot.
    ///
    /// - Parameter deadline: when the slot must be there at the latest, looked at when it is the call's turn.
    func enter(
        _ priority: Priority,
        lease: Duration,
        isRetry: Bool = false,
        deadline: Duration? = nil
    ) async throws -> BudgetSlot {
        try Task.checkCancellation()
        let asked = clock.now()
        let ticket = state.withLock { $0.line.enqueue(priority, isRetry: isRetry, now: asked) }
        defer {
            // Whoever goes, with a slot or without one, passes the turn on.
            state.withLock { $0.line.leave(ticket, now: clock.now()) }
            wakeFirst()
        }
        while true {
            let (decision, version) = try decide(ticket, lease: lease)
            switch decision {
            case .start(let slot):
                state.withLock { $0.longestWait = max($0.longestWait, clock.now() - asked) }
                return slot
            case .wait(let time):
                if let deadline, clock.now() + time >= deadline { throw NoSlotInTime() }
                try await pause(ticket, for: time, since: version)
            case .notItsTurn:
                guard let version = passTurn(by: ticket) else { continue }
                try await pause(ticket, for: nil, since: version)
            case .exhausted(let time):
                throw DailyLimitReached(resumesIn: time)
            }
        }
    }

    /// Gives a slot back.
    func leave(_ slot: BudgetSlot, _ end: SlotEnd) {
        let instant = clock.instant()
        state.withLock { $0.owed.append((slot, end)) }
        // A budget that cannot be reached is told with the next call; until then the slot counts as taken.
        _ = try? look(at: instant)
    }

    /// The budget now, after noting what is owed; nil when another process is at it.
    func look(at instant: BudgetInstant) throws -> Budget? {
        guard let (budget, improved) = try update(at: instant, { $0 }) else { return nil }
        if improved { wakeFirst() }
        return budget
    }

    private enum Decision {
        case start(BudgetSlot)
        case wait(Duration)
        case notItsTurn
        case exhausted(Duration)
    }

    private func decide(_ ticket: Ticket, lease: Duration) throws -> (Decision, version: Int) {
        let now = clock.now()
        let (turn, version) = state.withLock { ($0.turn(now: now), $0.version) }
        guard let turn, turn.ticket == ticket else { return (.notItsTurn, version) }
        let instant = clock.instant()
        let isPerson = ticket.priority == .interactive
        let asked = try update(at: instant) { budget in
            budget.admit(isPerson: isPerson, isOverdue: turn.isOverdue, lease: lease, now: instant.wall)
        }
        switch asked?.result {
        case .start(let slot): return (.start(slot), version)
        case .wait(let time): return (.wait(min(time, ledger.recheckInterval ?? time)), version)
        case .exhausted(let time): return (.exhausted(time), version)
        case nil: return (.wait(Self.busyWait), version)
        }
    }

    /// Notes what is owed, then runs the body, all in one change of the budget; nil when another process is at it.
    private func update<Result: Sendable>(
        at instant: BudgetInstant,
        _ body: (inout Budget) -> Result
    ) throws -> (result: Result, improved: Bool)? {
        let owed = state.withLock { state in
            defer { state.owed = [] }
            return state.owed
        }
        var isNoted = false
        defer { if !isNoted { state.withLock { $0.owed.insert(contentsOf: owed, at: 0) } } }
        let done = try ledger.update { budget -> (Result, Bool, Budget) in
            budget.advance(to: instant)
            var improved = false
            for item in owed where budget.end(item.slot, item.end, now: instant.wall) { improved = true }
            return (body(&budget), improved, budget)
        }
        guard let (result, improved, seen) = done else { return nil }
        isNoted = true
        state.withLock { $0.seen = seen }
        return (result, improved)
    }
}
