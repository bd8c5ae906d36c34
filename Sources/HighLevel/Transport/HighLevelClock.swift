/// The time a client lives by: a monotonic reading, a way to wait, and a reading that several processes share.
public struct HighLevelClock: Sendable {
    let now: @Sendable () -> Duration
    let sleep: @Sendable (Duration) async throws -> Void
    let instant: @Sendable () -> BudgetInstant

    /// Uses a clock of the standard library, counting from now; the shared reading is that of the machine.
    public init<C: Clock>(_ clock: C) where C.Duration == Duration {
        let origin = clock.now
        let era = BudgetInstant.currentEra()
        now = { origin.duration(to: clock.now) }
        sleep = { try await clock.sleep(until: clock.now.advanced(by: $0), tolerance: nil) }
        instant = { BudgetInstant.ofMachine(era: era) }
    }

    /// Uses functions, as tests do.
    ///
    /// - Parameter instant: the reading that is shared with others; when nil, made of `now`, which then has to mean the
    ///   same to all who share a budget.
    public init(
        now: @escaping @Sendable () -> Duration,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        instant: (@Sendable () -> BudgetInstant)? = nil
    ) {
        self.now = now
        self.sleep = sleep
        self.instant = instant ?? { BudgetInstant(wall: now().wholeMilliseconds, steady: now().wholeMilliseconds) }
    }

    /// The continuous clock of the machine.
    public static var system: HighLevelClock { HighLevelClock(ContinuousClock()) }
}

extension Duration {
    /// The time in milliseconds, rounded down.
    var wholeMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
