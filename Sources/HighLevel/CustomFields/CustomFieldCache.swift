import Synchronization

/// Keeps the definitions of a location's custom fields, and lets one read at a time serve all who ask.
final class CustomFieldCache: Sendable {
    private struct State {
        var kept: (set: CustomFieldSet, readAt: Duration)?
        var flight: (number: Int, task: Task<CustomFieldSet, any Error>)?
        var number = 0
    }

    private enum Answer {
        case kept(CustomFieldSet)
        case awaited(Task<CustomFieldSet, any Error>)
    }

    private let state = Mutex(State())

    /// The kept definitions, or those of the read that is under way or begins now.
    ///
    /// - Parameters:
    ///   - oldest: how long ago the kept ones may have been read; nil for any time, zero for never.
    ///   - now: the time, passed in.
    func definitions(
        oldest: Duration?,
        now: @escaping @Sendable () -> Duration,
        read: @escaping @Sendable () async throws -> CustomFieldSet
    ) async throws -> CustomFieldSet {
        let moment = now()
        let answer = state.withLock { state -> Answer in
            if let kept = state.kept, oldest.map({ moment - kept.readAt < $0 }) ?? true { return .kept(kept.set) }
            if let flight = state.flight { return .awaited(flight.task) }
            state.number += 1
            let number = state.number
            // Unstructured, since many wait for it: one who gives up must not take the read from the others.
            let task = Task { try await self.finish(number, now: now, read: read) }
            state.flight = (number, task)
            return .awaited(task)
        }
        return switch answer {
        case .kept(let set): set
        case .awaited(let task): try await task.value
        }
    }

    /// Forgets what is kept, and lets nobody join a read that began before: the definitions were changed.
    func forget() {
        state.withLock { state in
            state.kept = nil
            state.flight = nil
        }
    }

    private func finish(
        _ number: Int,
        now: @Sendable () -> Duration,
        read: @Sendable () async throws -> CustomFieldSet
    ) async throws -> CustomFieldSet {
        let result: Result<CustomFieldSet, any Error>
        do { result = .success(try await read()) } catch { result = .failure(error) }
        let moment = now()
        state.withLock { state in
            guard state.flight?.number == number else { return }
            state.flight = nil
            if case .success(let set) = result { state.kept = (set, moment) }
        }
        return try result.get()
    }
}
