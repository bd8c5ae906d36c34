import Testing

@testable import Engine

@Suite(.timeLimit(.minutes(10))) struct BellTests {
    private let clock = ContinuousClock()

    @Test func aRingBeforeTheWaitIsKept() async {
        let bell = Bell()
        bell.ring()
        bell.ring()
        #expect(await bell.wait(atMost: .seconds(600), clock: clock))
        #expect(await !bell.wait(atMost: .milliseconds(1), clock: clock), "two rings are as good as one")
    }

    @Test func aRingEndsTheWait() async {
        let bell = Bell()
        async let rang = bell.wait(atMost: .seconds(600), clock: clock)
        bell.ring()
        #expect(await rang)
    }

    @Test func theEndOfTheTimeEndsTheWait() async {
        #expect(await !Bell().wait(atMost: .milliseconds(1), clock: clock))
    }

    @Test func whoIsCancelledWaitsNoMore() async {
        let bell = Bell()
        let waiter = Task { [clock] in await bell.wait(atMost: .seconds(600), clock: clock) }
        waiter.cancel()
        #expect(await !waiter.value)
        bell.ring()
        #expect(await bell.wait(atMost: .seconds(600), clock: clock), "the ring went to nobody and is kept")
    }
}
