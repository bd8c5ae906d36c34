import Foundation
import Synchronization

/// Deals out webhooks, and keeps count of how they were answered.
final class DeliveryTally: Sendable {
    private struct State {
        var next = 0
        var byStatus: [Int: Int] = [:]
        var latencies: [Double] = []
        var isStopped = false
    }

    private let count: Int
    private let state = Mutex(State())

    init(count: Int) { self.count = count }

    /// The next one to post; nil at the end, or when the server is gone.
    func next() -> Int? {
        state.withLock { state in
            guard state.next < count, !state.isStopped else { return nil }
            defer { state.next += 1 }
            return state.next
        }
    }

    func note(_ status: Int, _ latency: Duration) {
        state.withLock { state in
            state.byStatus[status, default: 0] += 1
            state.latencies.append(latency / .milliseconds(1))
        }
    }

    func stop() { state.withLock { $0.isStopped = true } }

    /// One line of JSON.
    func line(seconds: Double, cpuSeconds: Double) throws -> String {
        let state = state.withLock { $0 }
        let sorted = state.latencies.sorted()
        func quantile(_ share: Double) -> Double {
            sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
        }
        let report = Report(
            acknowledged: state.byStatus[200] ?? 0,
            otherwise: sorted.count - (state.byStatus[200] ?? 0),
            seconds: seconds,
            cpuSeconds: cpuSeconds,
            perSecond: (Double(state.byStatus[200] ?? 0) / seconds).rounded(),
            p50Milliseconds: quantile(0.5),
            p99Milliseconds: quantile(0.99)
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }

    private struct Report: Encodable {
        let acknowledged: Int
        let otherwise: Int
        let seconds: Double
        let cpuSeconds: Double
        let perSecond: Double
        let p50Milliseconds: Double
        let p99Milliseconds: Double
    }
}
