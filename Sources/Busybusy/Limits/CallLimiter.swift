import Synchronization

/// Lets a few calls run at a time, the others in the order in which they came. How many follows ``AdaptiveConcurrency``.
final class CallLimiter: Sendable {
    private struct State {
        var pace: AdaptiveConcurrency
        var running = 0
        var nextNumber = 0
        var waiters: [(number: Int, continuation: CheckedContinuation<Int?, Never>)] = []
        var heldUntil = Duration.zero
    }

    private let state: Mutex<State>

    /// - Parameter maximum: at least 1.
    init(maximum: Int) {
        state = Mutex(State(pace: AdaptiveConcurrency(maximum: maximum)))
    }

    /// Runs the body when it is its turn.
    ///
    /// - Throws: `CancellationError` when cancelled while waiting, or what the body throws.
    func withPermit<Value>(_ body: () async throws -> Value) async throws -> Value {
        let round = try await acquire()
        do {
            let value = try await body()
            release(.fine, began: round)
            return value
        } catch {
            release(AdaptiveConcurrency.Outcome(error), began: round)
            throw error
        }
    }

    /// Whether no further call may start.
    var isBusy: Bool { state.withLock { $0.running >= $0.pace.allowed } }

    /// How many calls may run at a time now.
    var allowed: Int { state.withLock(\.pace.allowed) }

    /// How many calls wait.
    var waiting: Int { state.withLock { $0.waiters.count } }

    /// Holds all calls up until a moment of the client's clock, as the service asked of one of them.
    func hold(until moment: Duration) {
        state.withLock { $0.heldUntil = max($0.heldUntil, moment) }
    }

    /// How long calls are still held up.
    func held(at now: Duration) -> Duration? {
        let moment = state.withLock(\.heldUntil)
        return moment > now ? moment - now : nil
    }

    /// Waits for a permit and returns the round it began in.
    private func acquire() async throws -> Int {
        let number = state.withLock { state in
            defer { state.nextNumber += 1 }
            return state.nextNumber
        }
        let round = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isCancelled = Task.isCancelled
                let answer: Int?? = state.withLock { state in
                    if isCancelled { return .some(nil) }
                    if state.running < state.pace.allowed {
                        state.running += 1
                        return .some(state.pace.round)
                    }
                    state.waiters.append((number, continuation))
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.waiters.firstIndex { $0.number == number }.map { state.waiters.remove(at: $0) }
            }
            waiter?.continuation.resume(returning: nil)
        }
        guard let round else { throw CancellationError() }
        return round
    }

    private func release(_ outcome: AdaptiveConcurrency.Outcome, began round: Int) {
        let next = state.withLock { state -> [(CheckedContinuation<Int?, Never>, Int)] in
            state.running -= 1
            state.pace.note(outcome, began: round)
            let free = max(0, state.pace.allowed - state.running)
            let granted = state.waiters.prefix(free).map { ($0.continuation, state.pace.round) }
            state.waiters.removeFirst(granted.count)
            state.running += granted.count
            return granted
        }
        for (continuation, round) in next { continuation.resume(returning: round) }
    }
}
