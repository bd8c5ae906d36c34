import Testing

@testable import HighLevel

@Suite struct BudgetTests {
    /// Ten seconds, the thousandth for the clocks, and the rounding to a five-hundredth.
    private static let longestHold: Int64 = 10_000 + 10 + 20

    @Test func aSlotIsFreedOneIntervalAfterItsReply() throws {
        let desk = BudgetDesk(1)
        let slot = try #require(desk.start())
        desk.step(30_000)
        #expect(desk.start() == nil, "the reply has not come")
        desk.end(slot)
        desk.step(10_000)
        #expect(desk.start() == nil, "a whole interval has not passed")
        desk.step(Self.longestHold - 10_000)
        #expect(desk.start() != nil)
    }

    @Test func theWaitEndsWhenTheSlotIsFree() throws {
        let desk = BudgetDesk(1)
        desk.end(try #require(desk.start()))
        desk.step(3_000)
        guard case .wait(let time) = desk.admit() else { return #expect(Bool(false), "it must wait") }
        #expect((6_980...7_030).contains(time.wholeMilliseconds))
        desk.step(time.wholeMilliseconds - 1)
        #expect(desk.start() == nil)
        desk.step(1)
        #expect(desk.start() != nil)
    }

    /// A call under way frees its slot an interval after its end, so asking again after one interval is soon enough.
    @Test func nobodyWaitsLongerThanAnIntervalBeforeAskingAgain() {
        let desk = BudgetDesk(1)
        _ = desk.start()
        #expect(desk.admit() == .wait(.milliseconds(10_010 + 19)))
    }

    @Test func aTenthStaysFreeForPeople() {
        let desk = BudgetDesk()
        #expect(desk.startAll(isPerson: false).count == 9)
        #expect(desk.startAll(isPerson: true).count == 1)
    }

    @Test func anOverdueCallMayUseThePeoplesPart() {
        let desk = BudgetDesk()
        #expect(desk.startAll(isPerson: false).count == 9)
        guard case .start = desk.admit(isPerson: false, isOverdue: true) else {
            return #expect(Bool(false), "an overdue call may use the tenth")
        }
    }

    @Test func aCallThatWasNeverSentGivesItsSlotBack() throws {
        let desk = BudgetDesk(1)
        let slot = try #require(desk.start())
        let left = desk.budget.dailyRemaining
        let mayStartSooner = desk.budget.end(slot, .unused, now: desk.wall)
        #expect(mayStartSooner)
        #expect(desk.budget.dailyRemaining == left + 1)
        #expect(desk.start() != nil)
    }

    @Test func onlyATenthGoesBeforeTheFirstReply() throws {
        let desk = BudgetDesk(100, isProven: false)
        let first = desk.startAll()
        #expect(first.count == 10)
        #expect(desk.end(first[0], .of(remaining: 60)), "others may start now")
        // 40 were counted, ten of them ours: 30 are foreign, and 60 are left besides ours.
        #expect(desk.startAll().count == 60)
    }

    @Test func aDeadProcessLosesItsSlotsWithItsLease() {
        let desk = BudgetDesk(4)
        #expect(desk.startAll().count == 4)
        desk.step(BudgetDesk.lease.wholeMilliseconds + 10_000)
        #expect(desk.startAll().isEmpty, "it may have been counted until the end of the lease")
        desk.step(1_000)
        #expect(desk.startAll().count == 4)
    }

    @Test func aCallThatOutlivesItsLeaseTakesNobodysPlace() throws {
        let desk = BudgetDesk(2)
        let slow = try #require(desk.start())
        desk.step(BudgetDesk.lease.wholeMilliseconds + 11_000)
        _ = try #require(desk.start())
        desk.end(slow)
        #expect(desk.budget.used == 2, "the other call is still under way, and this reply just came")
        #expect(desk.start() == nil)
    }

    @Test func aSlotOfAnEarlierBudgetTakesNobodysPlace() throws {
        let earlier = BudgetDesk(2)
        let slot = try #require(earlier.start())
        let desk = BudgetDesk(2)
        desk.step(5)
        desk.budget = .careful(limits: RateLimits(maximum: 2, interval: .seconds(10), dailyMaximum: 9))
        desk.step(11_000)
        desk.step(11_000)
        let other = try #require(desk.start())
        desk.end(slot)
        #expect(desk.budget.underWay.total == 1)
        desk.end(other)
        #expect(desk.budget.underWay.total == 0)
    }

    @Test func aCarefulBudgetWaitsOneIntervalAndThenFeelsItsWay() {
        let desk = BudgetDesk(100)
        desk.budget = .careful()
        desk.step()
        #expect(desk.budget.used == 100)
        #expect(desk.startAll().isEmpty)
        desk.step(Self.longestHold)
        #expect(desk.startAll().count == 10)
    }
}
