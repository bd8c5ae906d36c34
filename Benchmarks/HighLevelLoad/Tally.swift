import Foundation
import HighLevel
import Synchronization

/// Counts what happens during a load.
final class Tally: Sendable {
    private struct State {
        var taken = 0
        var failed = 0
        var statuses: [String: Int] = [:]
    }

    private let state = Mutex(State())

    /// Takes one of the calls; false when all are taken.
    func takeCall(of calls: Int) -> Bool {
        state.withLock { state in
            guard state.taken < calls else { return false }
            state.taken += 1
            return true
        }
    }

    func note(_ call: HighLevelCall) {
        let status = call.status.map(String.init) ?? "none"
        state.withLock { $0.statuses[status, default: 0] += 1 }
    }

    func noteFailure() { state.withLock { $0.failed += 1 } }

    func report(time: Duration, longestWait: Duration) -> LoadReport {
        state.withLock { state in
            LoadReport(
                calls: state.taken,
                failed: state.failed,
                statuses: state.statuses,
                throttled: state.statuses["429"] ?? 0,
                seconds: rounded(time / .seconds(1)),
                longestWaitSeconds: rounded(longestWait / .seconds(1)),
                cpuSeconds: rounded(Stopwatch.cpuSeconds())
            )
        }
    }

    private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
