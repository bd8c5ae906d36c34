import Synchronization

/// Ends a synchronisation at the k-th point that it passes: every remote call, before and after its effect, and every
/// look at the clock, of which there is one beside each of the store's transactions.
///
/// The synchronisation's task is cancelled, so that no later transaction commits, and no remote call gets through: what
/// the store and the remotes hold is what a killed process leaves.
final class CrashSwitch: Sendable {
    private struct State {
        var passed = 0
        var target = Int.max
        var kill: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    /// Points passed since it was armed.
    var passed: Int { state.withLock { $0.passed } }

    var isDead: Bool { state.withLock { $0.passed >= $0.target } }

    func arm(at target: Int, kill: @escaping @Sendable () -> Void) {
        state.withLock { $0 = State(passed: 0, target: target, kill: kill) }
    }

    func disarm() { state.withLock { $0 = State() } }

    /// A point in synchronous code.
    func note() {
        let kill = state.withLock { state in
            state.passed += 1
            return state.passed >= state.target ? state.kill : nil
        }
        kill?()
    }

    /// A point at a remote call.
    func pass() throws {
        note()
        if isDead { throw CancellationError() }
    }
}
