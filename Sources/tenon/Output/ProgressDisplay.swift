import Engine
import Foundation
import Records
import Synchronization

/// Shows how far a synchronisation is: one line that renews itself for a person, plain lines now and then for a log.
final class ProgressDisplay: Sendable {
    private let console: Console
    private let state = Mutex(State())
    private let now: @Sendable () -> Date

    private struct State {
        var counts: [RecordKind: Int] = [:]
        var lastShown = Date.distantPast
        var isLineOpen = false
        var dispatchStarted: Date?
        var dispatches: [RemoteSystem: (done: Int, remaining: Int)] = [:]
    }

    /// Seconds between two renewals of the line, and between two plain lines.
    private static let interactiveInterval = 0.1
    private static let plainInterval = 5.0

    init(console: Console, now: @escaping @Sendable () -> Date = { Date() }) {
        self.console = console
        self.now = now
        // A log says nothing of what is over in a moment.
        if !console.isInteractive { state.withLock { $0.lastShown = now() } }
    }

    func show(_ progress: SyncProgress) {
        guard !console.isQuiet else { return }
        let line: String? = state.withLock { state in
            let text = Self.text(progress, &state, now())
            let interval = console.isInteractive ? Self.interactiveInterval : Self.plainInterval
            guard now().timeIntervalSince(state.lastShown) >= interval else { return nil }
            state.lastShown = now()
            state.isLineOpen = console.isInteractive
            return text
        }
        guard let line else { return }
        if console.isInteractive { console.raw("\r\u{1B}[2K\(line)") } else { console.note(line) }
    }

    /// Ends the line, so that what follows starts on a fresh one.
    func finish() {
        let wasOpen = state.withLock { state in
            defer { state = State(lastShown: state.lastShown) }
            return state.isLineOpen
        }
        if wasOpen { console.raw("\r\u{1B}[2K") }
    }

    private static func text(_ progress: SyncProgress, _ state: inout State, _ now: Date) -> String {
        switch progress {
        case .reading(let kind, let count):
            state.counts[kind] = count
            let (contacts, projects) = (state.counts[.contact] ?? 0, state.counts[.project] ?? 0)
            return "reading: \(contacts.counted("contact")), \(projects.counted("project"))"
        case .reconciling(let counts):
            return "deciding: \(counts.considered.counted("record")) looked at, \(counts.joined) joined, "
                + counts.writes.counted("write")
        case .dispatching(let system, let counts, let remaining):
            if state.dispatchStarted == nil { state.dispatchStarted = now }
            state.dispatches[system] = (counts.applied + counts.failed, remaining)
            let done = state.dispatches.values.map(\.done).reduce(0, +)
            let left = state.dispatches.values.map(\.remaining).reduce(0, +)
            return "writing: \(done) of \(done + left)" + estimate(done, left, since: state.dispatchStarted, now)
        }
    }

    private static func estimate(_ done: Int, _ left: Int, since start: Date?, _ now: Date) -> String {
        guard let start, done > 0, left > 0 else { return "" }
        let elapsed = now.timeIntervalSince(start)
        guard elapsed > 1 else { return "" }
        let seconds = Int((elapsed / Double(done) * Double(left)).rounded(.up))
        return seconds < 90 ? ", about \(seconds) s left" : ", about \((seconds + 59) / 60) min left"
    }
}
