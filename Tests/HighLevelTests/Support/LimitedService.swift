@testable import HighLevel

/// A model of the service's limit, in virtual time.
struct LimitedService {
    /// How the service counts: not known of the real one.
    enum Window: Sendable, CaseIterable {
        /// Intervals that begin at fixed moments.
        case fixed
        /// Intervals that begin with the first call after the last one.
        case fixedFromFirst
        /// The interval that ends now.
        case sliding
    }

    let window: Window
    let maximum: Int
    /// Milliseconds.
    let interval: Int64
    var dailyRemaining = 200_000
    private(set) var throttled = 0
    /// When calls were counted.
    private(set) var counted: [Int64] = []
    private var start: Int64 = .min / 2
    private var inWindow: [Int64] = []

    init(window: Window, maximum: Int = 100, interval: Int64 = 10_000) {
        self.window = window
        self.maximum = maximum
        self.interval = interval
    }

    /// Counts a call and gives the headers of its reply.
    mutating func count(at now: Int64) -> RateHeaders {
        roll(to: now)
        var headers = RateHeaders()
        headers.maximum = maximum
        headers.interval = .milliseconds(interval)
        if inWindow.count < maximum {
            inWindow.append(now)
            counted.append(now)
            dailyRemaining -= 1
        } else {
            throttled += 1
            headers.isThrottled = true
        }
        headers.remaining = maximum - inWindow.count
        headers.dailyRemaining = dailyRemaining
        return headers
    }

    private mutating func roll(to now: Int64) {
        switch window {
        case .fixed:
            let begin = now - now % interval
            if begin != start { inWindow = [] }
            start = begin
        case .fixedFromFirst:
            guard now - start >= interval else { return }
            (start, inWindow) = (now, [])
        case .sliding: inWindow.removeAll { $0 <= now - interval }
        }
    }
}
