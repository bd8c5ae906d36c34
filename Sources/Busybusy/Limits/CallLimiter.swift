import Synchronization

/// Lets a fixed number of calls run at a time, the others in the order in which they came.
final class CallLimiter: Sendable {
    private struct State {
        var free: Int
        var nextNumber = 0
        var waiters: [(number: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    }

    private let state: Mutex<State>

    /// - Parameter maximum: at least 1.
    init(maximum: Int) {
        state = Mutex(State(free: max(1, maximum)))
    }

    /// Runs the body when it is its turn.
    ///
    /// - Throws: `CancellationError` when cancelled while waiting, or what the body throws.
    func withPermit<Value>(_ body: () async throws -> Value) async throws -> Value {
        try await acquire()
        defer { release() }
        return try await body()
    }

    /// Whether no further call may start.
    var isBusy: Bool { state.withLock { $0.free == 0 } }

    /// How many calls wait.
    var waiting: Int { state.withLock { $0.waiters.count } }

    private func acquire() async throws {
        let number = state.withLock { state in
            defer { state.nextNumber += 1 }
            return state.nextNumber
        }
        let isGranted = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isCancelled = Task.isCancelled
                let answer: Bool? = state.withLock { state in
                    if isCancelled { return false }
                    if state.free > 0 {
                        state.free -= 1
                        return true
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
            waiter?.continuation.resume(returning: false)
        }
        guard isGranted else { throw CancellationError() }
    }

    private func release() {
        let next = state.withLock { state -> CheckedContinuation<Bool, Never>? in
            guard !state.waiters.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiters.removeFirst().continuation
        }
        next?.resume(returning: true)
    }
}
