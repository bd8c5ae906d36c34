import Synchronization
import Testing

@testable import HighLevel

/// Gates whose budget others use as well.
@Suite(.timeLimit(.minutes(10))) struct SharedGateTests {
    /// A budget that is busy as often as it is told to be, and fails when it is told to.
    private final class MoodyLedger: BudgetLedger {
        let budget = MemoryBudgetLedger(limits: RateLimits(maximum: 10, interval: .seconds(10), dailyMaximum: 100))
        let busy = Mutex(0)
        let fails = Mutex(false)
        let recheckInterval: Duration? = .milliseconds(250)

        func update<Result: Sendable>(_ body: (inout Budget) -> Result) throws -> Result? {
            if fails.withLock(\.self) { throw HighLevelError(.budget, message: "no budget") }
            let isBusy = busy.withLock { busy in
                busy -= 1
                return busy >= 0
            }
            return isBusy ? nil : budget.update(body)
        }
    }

    @Test func aBusyBudgetIsAskedAgain() async throws {
        let (ledger, time) = (MoodyLedger(), ManualTime())
        let gate = RateGate(ledger: ledger, clock: time.clock)
        ledger.busy.withLock { $0 = 3 }
        _ = try await gate.enter(.interactive, lease: .seconds(1))
        #expect(time.sleeps == Array(repeating: .milliseconds(2), count: 3))
    }

    @Test func whatCouldNotBeNotedIsNotedWithTheNextCall() async throws {
        let (ledger, time) = (MoodyLedger(), ManualTime())
        let gate = RateGate(ledger: ledger, clock: time.clock)
        let slot = try await gate.enter(.interactive, lease: .seconds(3600))
        ledger.busy.withLock { $0 = 1 }
        gate.leave(slot, .sent(.of(maximum: 7)))
        #expect(ledger.budget.update { $0.underWay.total } == 1)
        _ = try await gate.enter(.interactive, lease: .seconds(1))
        #expect(ledger.budget.update { $0.limits.maximum } == 7)
        #expect(ledger.budget.update { $0.ended.total } == 1)
    }

    @Test func aBudgetThatFailsStopsTheCallAndIsNotPassedBy() async throws {
        let ledger = MoodyLedger()
        let gate = RateGate(ledger: ledger)
        let slot = try await gate.enter(.interactive, lease: .seconds(3600))
        ledger.fails.withLock { $0 = true }
        gate.leave(slot, .sent(.of(maximum: 7)))
        let error = await failure(of: { _ = try await gate.enter(.interactive, lease: .seconds(1)) })
        #expect(error?.code == .budget)
        #expect(gate.usage.used == 1, "as last seen")
        ledger.fails.withLock { $0 = false }
        #expect(gate.usage.maximum == 7, "and noted as soon as it can be")
    }

    /// Two gates on one file, as two processes have it: what one uses, the other waits for.
    @Test func twoGatesShareAFile() async throws {
        let folder = try ScratchFolder()
        let limits = RateLimits(maximum: 10, interval: .milliseconds(100), dailyMaximum: 10_000)
        let starts = Recorder<Duration>()
        let clock = HighLevelClock.system
        let gates = try (0..<2).map { _ in
            RateGate(ledger: try FileBudgetLedger(path: folder.path("budget"), limits: limits), clock: clock)
        }
        try await withThrowingTaskGroup { group in
            for number in 0..<60 {
                group.addTask {
                    try await gates[number % 2].withSlot(priority: .interactive, lease: .seconds(600)) {
                        starts.append(clock.now())
                    }
                }
            }
            try await group.waitForAll()
        }
        let sorted = starts.all.sorted()
        #expect(sorted.count == 60)
        for index in 10..<60 { #expect(sorted[index] - sorted[index - 10] >= .milliseconds(100)) }
    }

    @Test func aHoldInOneGateHoldsTheOther() async throws {
        let (folder, time) = (try ScratchFolder(), ManualTime())
        let gates = try (0..<2).map { _ in
            RateGate(ledger: try FileBudgetLedger(path: folder.path("budget")), clock: time.clock)
        }
        let slot = try await gates[0].enter(.background, lease: .seconds(1))
        gates[0].leave(slot, .sent(.of(isThrottled: true)))
        #expect(gates[1].usage.heldFor == .milliseconds(10_010))
        _ = try await gates[1].enter(.interactive, lease: .seconds(1))
        #expect(time.now >= .milliseconds(10_010))
        #expect(time.sleeps.allSatisfy { $0 <= .milliseconds(250) }, "it looks again and again")
    }
}
