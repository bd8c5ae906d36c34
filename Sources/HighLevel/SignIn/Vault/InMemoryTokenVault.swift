import Synchronization

/// A vault that ends with the process: for tests, and for tokens that can always be asked for anew.
public final class InMemoryTokenVault: TokenVault {
    private struct State {
        var credential: Credential?
        var isHeld = false
        var waiters: [(id: Int, continuation: CheckedContinuation<Void, any Error>)] = []
        var nextID = 0
    }

    private let state: Mutex<State>

    /// Makes a vault with what it holds at first.
    public init(_ credential: Credential? = nil) { state = Mutex(State(credential: credential)) }

    /// What was saved last.
    public func load() -> Credential? { state.withLock(\.credential) }

    /// Keeps it in place of what was kept.
    public func save(_ credential: Credential) { state.withLock { $0.credential = credential } }

    /// Forgets what was kept.
    public func clear() { state.withLock { $0.credential = nil } }

    /// Runs the body while nobody else is inside, in the order in which they came.
    public func withExclusiveAccess<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        try await enter()
        defer { leave() }
        return try await body()
    }

    private func enter() async throws {
        try Task.checkCancellation()
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let isCancelled = Task.isCancelled
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    if isCancelled { return .failure(CancellationError()) }
                    guard state.isHeld else {
                        state.isHeld = true
                        return .success(())
                    }
                    state.waiters.append((id, continuation))
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.waiters.firstIndex { $0.id == id }.map { state.waiters.remove(at: $0).continuation }
            }
            waiter?.resume(throwing: CancellationError())
        }
    }

    /// Hands the access to the next in line, who then holds it.
    private func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            guard !state.waiters.isEmpty else {
                state.isHeld = false
                return nil
            }
            return state.waiters.removeFirst().continuation
        }
        next?.resume()
    }
}
