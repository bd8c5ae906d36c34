import Testing

@testable import HighLevel

@Suite struct BudgetClockTests {
    /// Whichever way the wall clock is set, a slot is held for an interval of true time.
    @Test(arguments: [-86_400_000, -3_600_000, -9_000, -50, 50, 9_000, 3_600_000, 400_000_000] as [Int64])
    func aClockThatIsSetMovesEverythingWithIt(_ jump: Int64) throws {
        let desk = BudgetDesk(2)
        let slot = try #require(desk.start())
        desk.end(try #require(desk.start()))
        desk.step(2_000)
        desk.wallOffset += jump
        desk.step()
        #expect(desk.start() == nil, "two seconds have passed, and no more")
        desk.step(3_000)
        desk.end(slot)
        #expect(desk.budget.underWay.total == 0, "the slot is found where it moved to")
        desk.step(5_031)
        #expect(desk.startAll().count == 1, "ten seconds after the first reply")
        desk.step(5_000)
        #expect(desk.startAll().count == 1)
    }

    @Test(arguments: [-3_600_000, 3_600_000] as [Int64])
    func aHoldAndADayMoveToo(_ jump: Int64) throws {
        let desk = BudgetDesk()
        desk.end(try #require(desk.start()), .of(daily: 500, reset: .seconds(7200), isThrottled: true))
        desk.wallOffset += jump
        #expect(desk.admit() == .wait(.milliseconds(10_010)))
        desk.step(7_199_000)
        #expect(desk.budget.dailyRemaining == 500)
        desk.step(1_000)
        #expect(desk.budget.dailyRemaining == 100_000)
    }

    /// After a restart of the machine the steady clock says nothing; then a slot costs one interval at the most.
    @Test(arguments: [-900_000, -5_000, 0, 5_000, 40_000_000] as [Int64])
    func aRestartCostsAtMostOneInterval(_ jump: Int64) throws {
        let desk = BudgetDesk(2)
        for _ in 0..<2 { desk.end(try #require(desk.start())) }
        (desk.era, desk.now, desk.wallOffset) = (2, 500, desk.wall + jump)
        desk.step()
        #expect(desk.budget.used == (jump > 10_031 ? 0 : 2))
        desk.step(10_200)
        #expect(desk.startAll().count == 2)
    }

    @Test func aHoldFromAWrongFutureIsPulledBack() throws {
        let desk = BudgetDesk()
        desk.end(try #require(desk.start()), .of(reset: .seconds(86_400), isThrottled: true))
        (desk.era, desk.now, desk.wallOffset) = (2, 500, desk.wall - 900_000_000)
        desk.step()
        #expect(desk.budget.heldUntil - desk.wall <= 3_600_000)
        #expect(try #require(desk.budget.dayEnds) - desk.wall <= 2 * 86_400_000)
    }
}
