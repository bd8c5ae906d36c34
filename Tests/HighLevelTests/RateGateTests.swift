import Testing

@testable import HighLevel

@Suite(.timeLimit(.minutes(1))) struct RateGateTests {
    @Test func manyCallsAtOnceKeepTheLimit() async throws {
        let time = ManualTime()
        let gate = RateGate(maximum: 10, interval: .seconds(10), clock: time.clock)
        let starts = Recorder<Duration>()
        try await withThrowingTaskGroup { group in
            for _ in 0..<45 {
                group.addTask {
                    try await gate.withSlot(priority: .interactive) {
                        starts.append(time.now)
                    }
                }
            }
            try await group.waitForAll()
        }
        let sorted = starts.all.sorted()
        #expect(sorted.count == 45)
        for index in 10..<45 { #expect(sorted[index] - sorted[index - 10] >= .seconds(10)) }
    }

    @Test func aCancelledWaiterLeavesAndTheNextGoes() async throws {
        let gate = RateGate(maximum: 1, interval: .milliseconds(1))
        let inside = Latch()
        let release = Latch()
        try await withThrowingTaskGroup { group in
            group.addTask {
                try await gate.withSlot(priority: .interactive) {
                    inside.open()
                    await release.wait()
                }
            }
            await inside.wait()
            let cancelled = Task { try await gate.withSlot(priority: .interactive) {} }
            cancelled.cancel()
            await #expect(throws: CancellationError.self) { try await cancelled.value }
            release.open()
            try await gate.withSlot(priority: .interactive) {}
            try await group.waitForAll()
        }
    }

    @Test func aBodyThatThrowsFreesItsSlot() async throws {
        struct Oops: Error {}
        let time = ManualTime()
        let gate = RateGate(maximum: 1, interval: .seconds(10), clock: time.clock)
        await #expect(throws: Oops.self) { try await gate.withSlot { throw Oops() } }
        try await gate.withSlot {}
        #expect(time.sleeps == [.seconds(10)])
    }

    @Test func aUsedUpDayIsAnErrorAndNotAWait() async throws {
        let time = ManualTime()
        let gate = RateGate(maximum: 10, interval: .seconds(1), dailyMaximum: 1, clock: time.clock)
        try await gate.withSlot(priority: .interactive) {}
        await #expect(throws: RateGate.DailyLimitReached.self) { try await gate.withSlot(priority: .interactive) {} }
        #expect(gate.usage.dailyRemaining == 0)
    }
}
