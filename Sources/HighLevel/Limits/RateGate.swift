import Synchronization

/// Holds calls back so that HighLevel's limits are never exceeded: calls in an interval, and calls in a day.
///
/// The limits hold per app and location, so all clients of one location share one gate. They are learned from the
/// replies; until the first one, 100 calls in 10 seconds and 200,000 a day are assumed (official docs). A tenth of both
/// stays free for `.interactive` calls. Calls of one priority start in the order in which they came.
public final class RateGate: Sendable {
    /// Who is waiting for a call.
    public enum Priority: Sendable, Hashable {
        /// A person; may use all of the limit.
        case interactive
        /// A machine; leaves a tenth of the limit alone.
        case background
    }

    /// The calls of today are used up. Nothing was sent.
    public struct DailyLimitReached: Error, Sendable {
        /// How long until the count starts anew, as far as known.
        public let resumesIn: Duration
    }

    /// How much of the limits is used.
    public struct Usage: Sendable, Hashable {
        /// Calls that occupy a slot now.
        public let used: Int
        /// Calls that may occupy a slot at one time.
        public let maximum: Int
        /// Calls left today.
        public let dailyRemaining: Int
    }

    private struct State {
        var window: RateWindow
        var waiters: [RateWindow.Ticket: CheckedContinuation<RateWindow.Admission, Never>] = [:]
    }

    private let state: Mutex<State>
    private let clock: HighLevelClock

    /// Makes a gate with the limits to assume until a reply says otherwise.
    public init(
        maximum: Int = 100,
        interval: Duration = .seconds(10),
        dailyMaximum: Int = 200_000,
        clock: HighLevelClock = .system
    ) {
        state = Mutex(State(window: RateWindow(maximum: maximum, interval: interval, dailyMaximum: dailyMaximum)))
        self.clock = clock
    }

    /// How much of the limits is used now.
    public var usage: Usage {
        let now = clock.now()
        return state.withLock { state in
            Usage(
                used: state.window.used(at: now),
                maximum: state.window.maximum,
                dailyRemaining: state.window.dailyRemaining
            )
        }
    }

    /// Waits for a slot, runs the body in it, and frees the slot one interval after the body ended.
    ///
    /// - Throws: ``DailyLimitReached``, `CancellationError` when cancelled while waiting, or what the body throws.
    public func withSlot<Value>(
        priority: Priority = .background,
        _ body: () async throws -> Value
    ) async throws -> Value {
        try await enter(priority)
        defer { change { $0.finish(now: clock.now()) } }
        return try await body()
    }

    /// Takes over what a reply says about the limits.
    func learn(_ headers: RateHeaders) {
        change { $0.learn(headers, now: clock.now()) }
    }

    private func enter(_ priority: Priority) async throws {
        try Task.checkCancellation()
        let ticket = state.withLock { $0.window.enqueue(priority) }
        do {
            while true {
                switch await admission(of: ticket) {
                case .start:
                    wakeHeads()
                    return
                case .wait(let time):
                    try await clock.sleep(max(.zero, time - clock.now()))
                case .waitForChange:
                    try Task.checkCancellation()
                case .exhausted(let time):
                    throw DailyLimitReached(resumesIn: max(.zero, time - clock.now()))
                }
            }
        } catch {
            change { $0.leave(ticket) }
            throw error
        }
    }

    /// What the ticket has to do; while that is "wait for a change", this suspends until there is one.
    private func admission(of ticket: RateWindow.Ticket) async -> RateWindow.Admission {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let now = clock.now()
                let isCancelled = Task.isCancelled
                let admission: RateWindow.Admission? = state.withLock { state in
                    if isCancelled { return .waitForChange }
                    let admission = state.window.admit(ticket, now: now)
                    guard admission == .waitForChange else { return admission }
                    state.waiters[ticket] = continuation
                    return nil
                }
                if let admission { continuation.resume(returning: admission) }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: ticket) }?.resume(returning: .waitForChange)
        }
    }

    private func change(_ body: (inout RateWindow) -> Void) {
        state.withLock { body(&$0.window) }
        wakeHeads()
    }

    /// Lets the first of each queue ask again; those behind them could not start anyway.
    private func wakeHeads() {
        let waiters = state.withLock { state in
            state.window.heads.compactMap { state.waiters.removeValue(forKey: $0) }
        }
        for waiter in waiters { waiter.resume(returning: .waitForChange) }
    }
}
