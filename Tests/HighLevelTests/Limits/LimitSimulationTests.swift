import Testing

@testable import HighLevel

/// The emulated limit: 100 calls in ten seconds, however the service counts them, and replies that take random time.
@Suite(.timeLimit(.minutes(10)), .serialized) struct LimitSimulationTests {
    @Test(arguments: LimitedService.Window.allCases, 1...4 as ClosedRange<UInt64>)
    func oneJobUsesTheLimitAndNeverExceedsIt(_ window: LimitedService.Window, _ seed: UInt64) throws {
        var simulation = LimitSimulation(window, seed: seed, callers: [.init(ledger: MemoryBudgetLedger(), left: 2000)])
        try simulation.run()
        #expect(simulation.service.counted.count == 2000)
        #expect(simulation.throttled == 0)
        #expect(simulation.utilisation >= 0.97, "\(simulation.utilisation)")
        try expectNoFullerInterval(simulation.service)
    }

    @Test(arguments: LimitedService.Window.allCases, [5, 6] as [UInt64])
    func twoJobsOnOneFileTogetherDoTheSame(_ window: LimitedService.Window, _ seed: UInt64) throws {
        let folder = try ScratchFolder()
        let callers = try (0..<2).map { _ in
            LimitSimulation.Caller(ledger: try FileBudgetLedger(path: folder.path("budget")), left: 1000)
        }
        var simulation = LimitSimulation(window, seed: seed, callers: callers)
        try simulation.run()
        #expect(simulation.service.counted.count == 2000)
        #expect(simulation.throttled == 0)
        #expect(simulation.utilisation >= 0.97, "\(simulation.utilisation)")
        try expectNoFullerInterval(simulation.service)
    }

    /// Background work has nine tenths of the limit, and uses 97 % of these.
    @Test(arguments: LimitedService.Window.allCases)
    func backgroundWorkUsesItsPart(_ window: LimitedService.Window) throws {
        let caller = LimitSimulation.Caller(ledger: MemoryBudgetLedger(), left: 1800, isPerson: false)
        var simulation = LimitSimulation(window, seed: 7, callers: [caller])
        try simulation.run()
        #expect(simulation.throttled == 0)
        #expect((0.9 * 0.97...0.91).contains(simulation.utilisation), "\(simulation.utilisation)")
    }

    /// What cannot be had back: a slot is held while its reply takes its time. Stated, so that nobody is surprised.
    @Test(arguments: [20, 100, 300, 1000, 3000] as [Int64])
    func slowRepliesCostTheirTime(_ milliseconds: Int64) throws {
        let caller = LimitSimulation.Caller(ledger: MemoryBudgetLedger(), left: 2000)
        var simulation = LimitSimulation(.sliding, seed: 8, callers: [caller]) { _ in milliseconds }
        try simulation.run()
        #expect(simulation.throttled == 0)
        let possible = 10_000 / Double(10_000 + milliseconds)
        #expect(simulation.utilisation >= possible - 0.01, "\(simulation.utilisation) of \(possible)")
    }

    /// Others use the app as well, steadily and in bursts. That cannot always be seen in time; what was refused is made up
    /// for, and each 429 holds everybody.
    @Test(arguments: LimitedService.Window.allCases, 9...12 as ClosedRange<UInt64>)
    func othersUseIsSeenAndMadeRoomFor(_ window: LimitedService.Window, _ seed: UInt64) throws {
        var random = SeededRandom(seed)
        let steady = (0..<1200).map { _ in Int64.random(in: 0...300_000, using: &random) }
        let burst = (0..<90).map { Int64(40_000 + $0) }
        let caller = LimitSimulation.Caller(ledger: MemoryBudgetLedger(), left: 800)
        var simulation = LimitSimulation(window, seed: seed, callers: [caller], foreign: steady + burst)
        try simulation.run()
        #expect(simulation.callers[0].left == 0)
        #expect(simulation.throttled <= 90, "\(simulation.throttled) of 800")
    }

    /// For a minute others take every slot: after the first refusals a tenth feels the way each interval, and no more.
    @Test func aStormOfRefusalsIsSatOut() throws {
        let storm = (0..<6_000).map { Int64($0 * 10) }
        let caller = LimitSimulation.Caller(ledger: MemoryBudgetLedger(), left: 300)
        var simulation = LimitSimulation(.sliding, seed: 13, callers: [caller], foreign: storm)
        try simulation.run()
        #expect(simulation.callers[0].left == 0)
        #expect((1...160).contains(simulation.throttled), "\(simulation.throttled): at most 100, and 10 six times")
    }

    /// Told by the model itself: no interval, wherever it begins, holds more calls than allowed.
    private func expectNoFullerInterval(_ service: LimitedService) throws {
        let counted = service.counted.sorted()
        for index in service.maximum..<counted.count {
            try #require(counted[index] - counted[index - service.maximum] >= service.interval)
        }
    }
}
