import Access
import Foundation
import Testing

@Suite struct SignInThrottleTests {
    private let start = Date(timeIntervalSince1970: 1_800_000_000)
    private let keys = ["account:ann@example.com", "from:192.0.2.7"]

    @Test func `people may mistype, then each failure doubles the wait`() {
        var throttle = SignInThrottle()
        for _ in 0..<4 { throttle.failed(keys, at: start) }
        #expect(throttle.wait(for: keys, at: start) == 0)
        var waits: [Double] = []
        for _ in 0..<12 {
            throttle.failed(keys, at: start)
            waits.append(throttle.wait(for: keys, at: start))
        }
        #expect(waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900])
        #expect(throttle.wait(for: keys, at: start + 900) == 0)
    }

    @Test func `an account is guarded from every place, a place for every account`() {
        var throttle = SignInThrottle()
        for _ in 0..<6 { throttle.failed(keys, at: start) }
        #expect(throttle.wait(for: ["account:ann@example.com", "from:198.51.100.1"], at: start) > 0)
        #expect(throttle.wait(for: ["account:bob@example.com", "from:192.0.2.7"], at: start) > 0)
        #expect(throttle.wait(for: ["account:bob@example.com", "from:198.51.100.1"], at: start) == 0)
    }

    @Test func `getting in forgives the account and not the place`() {
        var throttle = SignInThrottle()
        for _ in 0..<6 { throttle.failed(keys, at: start) }
        throttle.succeeded(keys[0])
        #expect(throttle.wait(for: [keys[0]], at: start) == 0)
        #expect(throttle.wait(for: [keys[1]], at: start) > 0)
    }

    @Test func `an hour later all is forgotten`() {
        var throttle = SignInThrottle()
        for _ in 0..<20 { throttle.failed(keys, at: start) }
        #expect(throttle.wait(for: keys, at: start + 3600) == 0)
        throttle.failed(keys, at: start + 3600)
        #expect(throttle.wait(for: keys, at: start + 3600) == 0)
    }

    @Test func `endless accounts from endless places take a bounded space, and the newest are kept`() {
        var throttle = SignInThrottle()
        for number in 0..<10_500 { for _ in 0..<6 { throttle.failed(["account:\(number)"], at: start) } }
        #expect(throttle.wait(for: ["account:10499"], at: start) > 0)
        #expect(throttle.wait(for: ["account:1"], at: start) == 0)
    }
}
