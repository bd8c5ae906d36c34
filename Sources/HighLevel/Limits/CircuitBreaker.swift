import Foundation
import Synchronization

/// Stops the calls of a connection while the system fails, and lets one through now and then to look.
///
/// It opens on 5xx, timeouts and lost connections; a 4xx or a 429 never opens it. One for all callers of a connection in a
/// process; other processes find out for themselves.
public final class CircuitBreaker: Sendable {
    private let state: Mutex<CircuitState>
    private let clock: HighLevelClock

    /// Makes a closed circuit.
    public init(settings: CircuitSettings = .standard, clock: HighLevelClock = .system) {
        state = Mutex(CircuitState(settings: settings))
        self.clock = clock
    }

    /// Whether calls are let through.
    public var status: CircuitStatus {
        switch state.withLock(\.phase) {
        case .closed: .closed
        case .open(let opening): .open(described(opening))
        case .probing(let opening): .probing(described(opening))
        }
    }

    /// Checks whether a call would get leave now, before it waits for anything.
    func check(isPerson: Bool) throws(CircuitOpen) {
        let now = clock.now()
        guard !state.withLock({ $0.mayPass(isPerson: isPerson, now: now) }) else { return }
        throw refusal
    }

    /// Gives leave to make a call, which has to be reported.
    func admit(isPerson: Bool) throws(CircuitOpen) -> CircuitState.Pass {
        let now = clock.now()
        guard let pass = state.withLock({ $0.admit(isPerson: isPerson, now: now) }) else { throw refusal }
        return pass
    }

    /// Takes note of how a call ended.
    func report(_ pass: CircuitState.Pass, _ outcome: CircuitState.Outcome) {
        let now = clock.now()
        state.withLock { $0.report(pass, outcome, now: now) }
    }

    private var refusal: CircuitOpen {
        switch state.withLock(\.phase) {
        case .open(let opening), .probing(let opening): described(opening)
        // It closed a moment ago: the next try goes through.
        case .closed: CircuitOpen(since: date(clock.now()), probesIn: .zero, lastCause: "none any more")
        }
    }

    private func described(_ opening: CircuitState.Opening) -> CircuitOpen {
        CircuitOpen(
            since: date(opening.since),
            probesIn: max(.zero, opening.probesAt - clock.now()),
            lastCause: opening.lastCause
        )
    }

    private func date(_ moment: Duration) -> Date {
        let age = (clock.now() - moment).wholeMilliseconds
        return Date(timeIntervalSince1970: Double(clock.instant().wall - age) / 1000)
    }
}
