import Testing

@testable import Busybusy

@Suite(.timeLimit(.minutes(10))) struct CallLimiterTests {
    @Test func noMoreThanTheMaximumRunAtATime() async throws {
        let limiter = CallLimiter(maximum: 2)
        let changes = Recorder<Int>()
        try await withThrowingTaskGroup { group in
            for _ in 0..<50 {
                group.addTask {
                    try await limiter.withPermit {
                        changes.append(1)
                        await Task.yield()
                        changes.append(-1)
                    }
                }
            }
            try await group.waitForAll()
        }
        var (running, peak) = (0, 0)
        for change in changes.all {
            running += change
            peak = max(peak, running)
        }
        #expect(changes.all.count == 100)
        #expect(peak <= 2)
    }

    @Test func callsRunInTheirOrder() async throws {
        let limiter = CallLimiter(maximum: 1)
        let release = Latch()
        let order = Recorder<Int>()
        try await withThrowingTaskGroup { group in
            group.addTask { try await limiter.withPermit { await release.wait() } }
            for number in 0..<5 {
                while limiter.waiting < number { await Task.yield() }
                if number == 0 { while !limiter.isBusy { await Task.yield() } }
                group.addTask { try await limiter.withPermit { order.append(number) } }
            }
            while limiter.waiting < 5 { await Task.yield() }
            release.open()
            try await group.waitForAll()
        }
        #expect(order.all == [0, 1, 2, 3, 4])
    }

    @Test func aCancelledWaiterLeavesAndThePermitGoesOn() async throws {
        let limiter = CallLimiter(maximum: 1)
        let release = Latch()
        try await withThrowingTaskGroup { group in
            group.addTask { try await limiter.withPermit { await release.wait() } }
            while !limiter.isBusy { await Task.yield() }
            let waiter = Task { try await limiter.withPermit {} }
            while limiter.waiting == 0 { await Task.yield() }
            waiter.cancel()
            await #expect(throws: CancellationError.self) { try await waiter.value }
            release.open()
            try await limiter.withPermit {}
            try await group.waitForAll()
        }
        #expect(limiter.waiting == 0)
    }
}
