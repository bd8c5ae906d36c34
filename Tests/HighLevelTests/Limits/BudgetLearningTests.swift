import Testing

@testable import HighLevel

@Suite struct BudgetLearningTests {
    @Test func limitsAreTakenFromTheReply() throws {
        let desk = BudgetDesk()
        let slot = try #require(desk.start())
        #expect(desk.end(slot, .of(maximum: 50, interval: .seconds(2), daily: 4000)), "others may start sooner")
        #expect(desk.budget.limits.maximum == 50)
        #expect(desk.budget.limits.interval == .seconds(2))
        #expect(desk.budget.dailyRemaining == 4000)
    }

    @Test func callsOfOthersTakeSlotsToo() throws {
        let desk = BudgetDesk()
        let first = try #require(desk.start())
        let second = try #require(desk.start())
        desk.end(first, .of(remaining: 2))
        #expect(desk.budget.used == 8, "eight were counted: two ours, six foreign")
        desk.end(second, .of(remaining: 2))
        #expect(desk.budget.used == 8, "the same six are not counted twice")
        desk.step(10_031)
        #expect(desk.budget.used == 0)
    }

    @Test func afterASilenceTheOthersAreFeltForAgain() throws {
        let desk = BudgetDesk(100)
        desk.end(try #require(desk.start()), .of(remaining: 89))
        #expect(desk.budget.used == 11, "ten of others")
        desk.step(500)
        let soon = try #require(desk.start())
        desk.end(soon)
        desk.step(501)
        #expect(desk.startAll().count == 10)
        desk.step(40_000)
        desk.budget.isProven = true
        desk.step(600)
        #expect(desk.budget.isProven, "nobody else has called for three intervals")
    }

    /// A reply that took long speaks of calls whose slots are free by now.
    @Test func aLateReplyMakesNoForeignCallsOfOurOwn() throws {
        let desk = BudgetDesk()
        let slots = desk.startAll()
        #expect(slots.count == 10)
        for slot in slots.dropLast() { desk.end(slot, .of(remaining: 0)) }
        desk.step(20_000)
        desk.end(try #require(slots.last), .of(remaining: 0))
        #expect(desk.budget.used == 1)
    }

    @Test func callsMadeMeanwhileAreNoForeignOnes() throws {
        let desk = BudgetDesk()
        let slow = try #require(desk.start())
        for _ in 0..<4 { desk.end(try #require(desk.start())) }
        desk.step(10_031)
        desk.end(slow, .of(remaining: 5))
        #expect(desk.budget.used == 1, "the service counted the slow call and the four that came after it")
    }

    @Test(
        arguments: [
            (nil, 7_007), (.seconds(3), 7_007), (.seconds(60), 60_000), (.seconds(86_400), 3_600_000),
        ] as [(Duration?, Int64)]
    )
    func aThrottledReplyHoldsEverybody(_ retryAfter: Duration?, _ hold: Int64) throws {
        let desk = BudgetDesk(20)
        let slot = try #require(desk.start())
        desk.step(1_000)
        desk.end(slot, .of(interval: .seconds(7), retryAfter: retryAfter, isThrottled: true))
        #expect(desk.admit() == .wait(.milliseconds(hold)))
        desk.step(hold - 1)
        #expect(desk.start() == nil)
        desk.step(1)
        #expect(desk.startAll().count == 2, "others use the app as well: a tenth feels the way")
    }

    @Test func theDayEndsForMachinesBeforeItEndsForPeople() throws {
        let desk = BudgetDesk(10, daily: 20)
        desk.end(try #require(desk.start()), .of(daily: 2, reset: .seconds(500)))
        #expect(desk.admit(isPerson: false) == .exhausted(.seconds(500)))
        #expect(desk.startAll().count == 2)
        #expect(desk.admit() == .exhausted(.seconds(500)))
        desk.step(500_000)
        #expect(desk.start() != nil)
        #expect(desk.budget.dailyRemaining == 19)
    }

    @Test func anOverdueCallDoesNotUseThePeoplesPartOfTheDay() throws {
        let desk = BudgetDesk(10, daily: 20)
        desk.end(try #require(desk.start()), .of(daily: 2, reset: .seconds(500)))
        #expect(desk.admit(isPerson: false, isOverdue: true) == .exhausted(.seconds(500)))
    }

    @Test func aDayWithoutAKnownEndIsLookedAtAgainInAnHour() throws {
        let desk = BudgetDesk(100, daily: 1000)
        desk.end(try #require(desk.start()), .of(daily: 0))
        #expect(desk.admit() == .exhausted(.seconds(3600)))
        desk.step(3_600_000)
        #expect(desk.startAll().count == 10, "the new day is not proven yet")
    }

    @Test func callsUnderWayAreNotLeftForOthers() throws {
        let desk = BudgetDesk(10, daily: 1000)
        let slots = (0..<4).compactMap { _ in desk.start() }
        desk.end(slots[0], .of(daily: 500))
        #expect(desk.budget.dailyRemaining == 497, "three more are under way and may not be in the number")
        desk.end(slots[3], .of(daily: 497))
        #expect(desk.budget.dailyRemaining == 494, "the service may have counted the two others or not")
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
}
