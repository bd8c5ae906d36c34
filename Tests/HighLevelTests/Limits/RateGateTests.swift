import Testing

@testable import HighLevel

@Suite(.timeLimit(.minutes(10))) struct RateGateTests {
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
        #expect(time.sleeps == [.milliseconds(10_029)])
    }

    @Test func aUsedUpDayIsAnErrorAndNotAWait() async throws {
        let time = ManualTime()
        let gate = RateGate(maximum: 10, interval: .seconds(1), dailyMaximum: 1, clock: time.clock)
        try await gate.withSlot(priority: .interactive) {}
        await #expect(throws: RateGate.DailyLimitReached.self) { try await gate.withSlot(priority: .interactive) {} }
        #expect(gate.usage.dailyRemaining == 0)
    }

    @Test func whatIsUsedIsTold() async throws {
        let time = ManualTime()
        let gate = RateGate(maximum: 10, dailyMaximum: 100, clock: time.clock)
        let slot = try await gate.enter(.event, lease: .seconds(1))
        gate.leave(slot, .sent(.of(maximum: 20, daily: 40, isThrottled: true)))
        let usage = gate.usage
        #expect(usage.used == 1 && usage.maximum == 20)
        #expect(usage.dailyUsed == 60 && usage.dailyMaximum == 100)
        #expect(usage.heldFor == .milliseconds(10_010))
        #expect(usage.circuit == .closed)
    }

    /// Who waits in which way: behind others, for a slot under way, for a slot to be over, for a hold.
    @Test(arguments: ["behind", "underWay", "over", "held"])
    func everyWaitCanBeCancelled(_ kind: String) async throws {
        let gate = RateGate(maximum: 1, interval: .seconds(3600))
        let slot = try await gate.enter(.interactive, lease: .seconds(3600))
        switch kind {
        case "over": gate.leave(slot, .sent(nil))
        case "held": gate.leave(slot, .sent(.of(maximum: 10, isThrottled: true)))
        default: break
        }
        let first = Task { try await gate.enter(.interactive, lease: .seconds(1)) }
        while gate.usage.waiting[.interactive] != 1 { await Task.yield() }
        let second = Task { try await gate.enter(.background, lease: .seconds(1)) }
        while gate.usage.waiting[.background] != 1 { await Task.yield() }
        (kind == "behind" ? second : first).cancel()
        await #expect(throws: CancellationError.self) { try await (kind == "behind" ? second : first).value }
        #expect(gate.usage.waiting[kind == "behind" ? .background : .interactive] == 0)
        (kind == "behind" ? first : second).cancel()
        _ = await (first.result, second.result)
        #expect(gate.usage.waiting == [.interactive: 0, .event: 0, .background: 0])
    }

    @Test func aSlotThatWasNotUsedGoesToTheNextAtOnce() async throws {
        let gate = RateGate(maximum: 1, interval: .seconds(3600))
        let slot = try await gate.enter(.interactive, lease: .seconds(3600))
        let waiting = Task { try await gate.enter(.background, lease: .seconds(1)) }
        while gate.usage.waiting[.background] != 1 { await Task.yield() }
        gate.leave(slot, .unused)
        _ = try await waiting.value
    }

    @Test func aLargerLimitIsUsedAtOnce() async throws {
        let gate = RateGate(maximum: 1, interval: .seconds(3600))
        let slot = try await gate.enter(.interactive, lease: .seconds(3600))
        let waiting = (0..<5).map { _ in Task { try await gate.enter(.interactive, lease: .seconds(1)) } }
        while gate.usage.waiting[.interactive] != 5 { await Task.yield() }
        gate.leave(slot, .sent(.of(maximum: 6)))
        for task in waiting { _ = try await task.value }
    }

    /// The deadline is looked at when it is the call's turn, so that it does not wait in vain.
    @Test func aSlotThatWouldComeTooLateIsNotWaitedFor() async throws {
        let time = ManualTime()
        let gate = RateGate(maximum: 1, interval: .seconds(10), clock: time.clock)
        try await gate.withSlot {}
        await #expect(throws: RateGate.NoSlotInTime.self) {
            try await gate.enter(.background, lease: .seconds(1), deadline: .seconds(9))
        }
        #expect(time.sleeps.isEmpty)
        _ = try await gate.enter(.background, lease: .seconds(1), deadline: .seconds(11))
    }

    /// Random calls of all priorities, a third of them cancelled at a random moment: all come to an end.
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func nobodyIsForgotten(seed: UInt64) async throws {
        var random = SeededRandom(seed)
        let gate = RateGate(maximum: 20, interval: .milliseconds(20))
        let ended = Recorder<Bool>()
        var uncancelled = 0
        await withTaskGroup { group in
            for _ in 0..<300 {
                let priority = RateGate.Priority.allCases.randomElement(using: &random)!
                let (yields, inside) = (Int.random(in: 0...40, using: &random), Int.random(in: 0...5, using: &random))
                let isCancelled = Int.random(in: 0..<3, using: &random) == 0
                if !isCancelled { uncancelled += 1 }
                group.addTask {
                    let call = Task {
                        try await gate.withSlot(priority: priority, lease: .milliseconds(50)) {
                            for _ in 0..<inside { await Task.yield() }
                        }
                    }
                    if isCancelled {
                        for _ in 0..<yields { await Task.yield() }
                        call.cancel()
                    }
                    let isDone = if case .success = await call.result { true } else { false }
                    ended.append(isDone)
                    return
                }
            }
        }
        #expect(ended.all.count == 300)
        #expect(ended.all.filter(\.self).count >= uncancelled, "who was not cancelled had a slot")
        #expect(gate.usage.waiting == [.interactive: 0, .event: 0, .background: 0])
    }
}
