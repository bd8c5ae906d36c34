import Synchronization

@testable import Busybusy

/// A clock that stands still until somebody sleeps: then it jumps ahead and keeps the length of the sleep.
final class ManualTime: Sendable {
    private let state = Mutex<(now: Duration, sleeps: [Duration])>((.zero, []))

    var sleeps: [Duration] { state.withLock(\.sleeps) }
    var now: Duration { state.withLock(\.now) }

    func advance(_ duration: Duration) { state.withLock { $0.now += duration } }

    var clock: BusybusyClock {
        BusybusyClock(
            now: { self.now },
            sleep: { duration in
                try Task.checkCancellation()
                self.state.withLock { state in
                    state.now += duration
                    state.sleeps.append(duration)
                }
                await Task.yield()
            }
        )
    }
}
