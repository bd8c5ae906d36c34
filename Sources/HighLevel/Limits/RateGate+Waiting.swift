import Synchronization

extension RateGate {
    /// Suspends until a change after the given version, and no longer than the time when there is one.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    func pause(_ ticket: Ticket, for time: Duration?, since version: Int) async throws {
        if let time {
            try await withThrowingTaskGroup { group in
                group.addTask { try await self.clock.sleep(time) }
                group.addTask { await self.change(for: ticket, since: version) }
                defer { group.cancelAll() }
                try await group.next()
            }
        } else {
            await change(for: ticket, since: version)
        }
        try Task.checkCancellation()
    }

    /// Lets the call whose turn it is ask again; those behind it could not start anyway.
    func wakeFirst() {
        let now = clock.now()
        state.withLock { $0.wakeFirst(now: now) }?.resume()
    }

    /// Lets the call whose turn it is ask again in place of another one.
    ///
    /// - Returns: the version to wait on; nil when it is the call's own turn after all.
    func passTurn(by ticket: Ticket) -> Int? {
        let now = clock.now()
        let (version, waiter) = state.withLock { state -> (Int?, CheckedContinuation<Void, Never>?) in
            if state.turn(now: now)?.ticket == ticket { return (nil, nil) }
            let waiter = state.wakeFirst(now: now)
            return (state.version, waiter)
        }
        waiter?.resume()
        return version
    }

    private func change(for ticket: Ticket, since version: Int) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    // Looked at under the lock: a cancellation is either seen here, or finds the waiter.
                    guard !Task.isCancelled, state.version == version else { return true }
                    state.waiters[ticket] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: ticket) }?.resume()
        }
    }
}

extension RateGate.State {
    /// Whose turn it is; the first of a queue is overdue after five intervals.
    func turn(now: Duration) -> WaitingLine.Turn? {
        line.turn(now: now, patience: seen.limits.interval * 5)
    }

    /// Notes a change, and takes out the waiter whose turn it is.
    fileprivate mutating func wakeFirst(now: Duration) -> CheckedContinuation<Void, Never>? {
        version += 1
        return turn(now: now).flatMap { waiters.removeValue(forKey: $0.ticket) }
    }
}
