import Foundation
import Synchronization

/// Virtual time: waiting moves it on at once.
final class ManualClock: Sendable {
    private let moment = Mutex(Date(timeIntervalSince1970: 1_790_000_000))

    var now: Date { moment.withLock { $0 } }

    func advance(_ seconds: Double) {
        moment.withLock { $0 = $0.addingTimeInterval(seconds) }
    }

    /// Moves time to the end of the wait, unless another task's wait moved it further already.
    func sleep(from start: Date, seconds: Double) {
        moment.withLock { $0 = max($0, start.addingTimeInterval(seconds)) }
    }
}
