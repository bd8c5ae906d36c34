import Synchronization

/// Wakes one waiter. A ring that nobody waits for is kept for the next one who does; several are as good as one.
public final class Bell: Sendable {
    private enum State: Sendable {
        case silent
        case rung
        case waiting(id: Int, CheckedContinuation<Bool, Never>)
    }

    private let state = Mutex((value: State.silent, waits: 0))

    public init() {}

    /// Wakes the waiter, or the next one.
    public func ring() { resume(with: true) }

    /// Waits for a ring.
    ///
    /// - Parameters:
    ///   - limit: How long to wait at most.
    ///   - clock: What measures that.
    /// - Returns: Whether it rang; false when the time was over or the task was cancelled.
    public func wait<C: Clock>(atMost limit: C.Duration, clock: C) async -> Bool
    where C: Sendable, C.Duration: Sendable {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask { await self.wait() }
            group.addTask {
                try? await clock.sleep(for: limit)
                return false
            }
            let rang = await group.next() ?? false
            group.cancelAll()
            // A ring between the end of the time and the end of the wait counts as well.
            let late = await group.next() ?? false
            return rang || late
        }
    }

    private func wait() async -> Bool {
        let id = state.withLock { state in
            state.waits += 1
            return state.waits
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    if case .rung = state.value {
                        state.value = .silent
                        return true
                    }
                    if Task.isCancelled { return false }
                    state.value = .waiting(id: id, continuation)
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            giveUp(id)
        }
    }

    private func giveUp(_ id: Int) {
        let continuation: CheckedContinuation<Bool, Never>? = state.withLock { state in
            guard case .waiting(id, let continuation) = state.value else { return nil }
            state.value = .silent
            return continuation
        }
        continuation?.resume(returning: false)
    }

    private func resume(with answer: Bool) {
        let continuation: CheckedContinuation<Bool, Never>? = state.withLock { state in
            guard case .waiting(_, let continuation) = state.value else {
                state.value = .rung
                return nil
            }
            state.value = .silent
            return continuation
        }
        continuation?.resume(returning: answer)
    }
}
