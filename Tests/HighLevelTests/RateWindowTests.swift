import Testing

@testable import HighLevel

@Suite struct RateWindowTests {
    private func window(_ maximum: Int = 10, daily: Int = 1000) -> RateWindow {
        RateWindow(maximum: maximum, interval: .seconds(10), dailyMaximum: daily)
    }

    private func start(_ window: inout RateWindow, _ priority: RateGate.Priority, at now: Duration)
        -> RateWindow.Admission
    {
        let ticket = window.enqueue(priority)
        return window.admit(ticket, now: now)
    }

    @Test func aSlotIsFreedOneIntervalAfterItsReply() {
        var window = window(1)
        #expect(start(&window, .interactive, at: .seconds(0)) == .start)
        let next = window.enqueue(.interactive)
        #expect(window.admit(next, now: .seconds(60)) == .waitForChange, "the reply has not come")
        window.finish(now: .seconds(61))
        #expect(window.admit(next, now: .seconds(61)) == .wait(until: .seconds(71)))
        #expect(window.admit(next, now: .seconds(71)) == .start)
    }

    @Test func aTenthStaysFreeForPeople() {
        var window = window()
        for _ in 0..<9 { #expect(start(&window, .background, at: .zero) == .start) }
        #expect(start(&window, .background, at: .zero) == .waitForChange)
        #expect(start(&window, .interactive, at: .zero) == .start)
        #expect(start(&window, .interactive, at: .zero) == .waitForChange)
    }

    @Test func callsOfOnePriorityStartInTheirOrder() {
        var window = window()
        let first = window.enqueue(.background)
        let second = window.enqueue(.background)
        #expect(window.admit(second, now: .zero) == .waitForChange)
        #expect(window.heads == [first])
        #expect(window.admit(first, now: .zero) == .start)
        #expect(window.admit(second, now: .zero) == .start)
    }

    @Test func aCallThatLeavesMakesRoomForTheNext() {
        var window = window()
        let first = window.enqueue(.background)
        let second = window.enqueue(.background)
        window.leave(first)
        #expect(window.heads == [second])
        #expect(window.admit(second, now: .zero) == .start)
    }

    @Test func aThrottledReplyHoldsEverythingForTheInterval() {
        var window = window()
        #expect(start(&window, .interactive, at: .zero) == .start)
        var headers = RateHeaders()
        headers.isThrottled = true
        headers.interval = .seconds(7)
        window.learn(headers, now: .seconds(1))
        #expect(start(&window, .interactive, at: .seconds(1)) == .wait(until: .seconds(8)))
    }

    @Test func limitsAreTakenFromTheReply() {
        var window = window()
        _ = start(&window, .interactive, at: .zero)
        var headers = RateHeaders()
        (headers.maximum, headers.dailyMaximum, headers.dailyRemaining) = (50, 5000, 4000)
        window.learn(headers, now: .zero)
        #expect(window.maximum == 50)
        #expect(window.dailyRemaining == 4000)
    }

    @Test func callsOfOthersTakeSlotsToo() {
        var window = window()
        #expect(start(&window, .interactive, at: .zero) == .start)
        var headers = RateHeaders()
        headers.remaining = 2
        window.learn(headers, now: .seconds(1))
        #expect(window.used(at: .seconds(1)) == 8)
        window.learn(headers, now: .seconds(1))
        #expect(window.used(at: .seconds(1)) == 8, "the same count is not added twice")
        window.finish(now: .seconds(1))
        #expect(window.used(at: .seconds(11)) == 0)
    }

    @Test func theDayEndsForMachinesBeforeItEndsForPeople() {
        var window = window(10, daily: 20)
        var headers = RateHeaders()
        (headers.dailyRemaining, headers.dailyReset) = (2, .seconds(500))
        _ = start(&window, .interactive, at: .zero)
        window.learn(headers, now: .zero)
        #expect(start(&window, .background, at: .zero) == .exhausted(until: .seconds(500)))
        #expect(start(&window, .interactive, at: .zero) == .start)
        #expect(start(&window, .interactive, at: .zero) == .start)
        #expect(start(&window, .interactive, at: .zero) == .exhausted(until: .seconds(500)))
        #expect(start(&window, .interactive, at: .seconds(500)) == .start)
        #expect(window.dailyRemaining == 19)
    }

    @Test(
        arguments: [
            (["X-RateLimit-Max": "0"], nil),
            (["X-RateLimit-Max": "-5"], nil),
            (["X-RateLimit-Max": "many"], nil),
            (["X-RateLimit-Max": " 25 "], 25),
            (["X-RateLimit-Max": "99999999999999999999"], nil),
        ] as [([String: String], Int?)]
    )
    func absurdHeadersAreLeftOut(_ headers: [String: String], _ maximum: Int?) {
        #expect(RateHeaders(status: 200) { headers[$0] }.maximum == maximum)
    }

    /// A day of random traffic: wherever the service's window begins, it holds no more calls than allowed.
    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func noWindowOfTheServiceHoldsTooManyCalls(seed: UInt64) {
        var random = SeededRandom(seed)
        var window = RateWindow(maximum: 20, interval: .seconds(10), dailyMaximum: 1_000_000)
        var now = Duration.zero
        var underWay: [(counted: Duration, reply: Duration)] = []
        var counted: [Duration] = []
        var waiting: [RateWindow.Ticket] = []
        for _ in 0..<1500 {
            now += .milliseconds(Int.random(in: 0...900, using: &random))
            for call in underWay.filter({ $0.reply <= now }).sorted(by: { $0.reply < $1.reply }) {
                window.finish(now: call.reply)
            }
            underWay.removeAll { $0.reply <= now }
            waiting.append(window.enqueue(Bool.random(using: &random) ? .interactive : .background))
            waiting.removeAll { ticket in
                guard window.admit(ticket, now: now) == .start else { return false }
                let reply = now + .milliseconds(Int.random(in: 1...4000, using: &random))
                let share = Double.random(in: 0...1, using: &random)
                underWay.append((now + (reply - now) * share, reply))
                counted.append(now + (reply - now) * share)
                return true
            }
        }
        counted.sort()
        #expect(counted.count > 500, "the traffic must fill the limit")
        for (index, begin) in counted.enumerated() {
            let inWindow = counted[index...].prefix { $0 < begin + .seconds(10) }.count
            #expect(inWindow <= 20)
        }
    }
}

/// A small random source that a seed repeats.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
