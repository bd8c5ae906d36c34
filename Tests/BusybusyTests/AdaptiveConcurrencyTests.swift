import Testing

@testable import Busybusy

@Suite struct AdaptiveConcurrencyTests {
    typealias Outcome = AdaptiveConcurrency.Outcome

    /// What happened, and how many calls may run afterwards.
    @Test(
        arguments: [
            ([], 3), ([.fine], 3), ([.other, .other], 3), ([.pushedBack], 1),
            ([.pushedBack, .pushedBack, .pushedBack], 1),
            ([.pushedBack] + Array(repeating: .fine, count: 3), 1),
            ([.pushedBack] + Array(repeating: .fine, count: 4), 2),
            ([.pushedBack] + Array(repeating: .fine, count: 12), 3),
            ([.pushedBack] + Array(repeating: .fine, count: 99), 3),
        ] as [([Outcome], Int)]
    )
    func thePaceFollowsTheOutcomes(_ outcomes: [Outcome], _ allowed: Int) {
        var pace = AdaptiveConcurrency(maximum: 3)
        for outcome in outcomes { pace.note(outcome, began: pace.round) }
        #expect(pace.allowed == allowed)
    }

    @Test func callsThatRanTogetherReduceOnce() {
        var pace = AdaptiveConcurrency(maximum: 3)
        for _ in 0..<3 { pace.note(.pushedBack, began: 0) }
        #expect(pace.window == 1.5 && pace.round == 1)
        pace.note(.pushedBack, began: 1)
        #expect(pace.window == 1)
    }

    @Test(arguments: [0, 1, 2, 3], [Outcome.fine, .pushedBack])
    func theBoundsHold(_ maximum: Int, _ outcome: Outcome) {
        var pace = AdaptiveConcurrency(maximum: maximum)
        for _ in 0..<100 {
            pace.note(outcome, began: pace.round)
            #expect((1...max(1, maximum)).contains(pace.allowed))
        }
    }

    @Test(
        arguments: [
            (BusybusyError.Code.rateLimited, nil, Outcome.pushedBack), (.locked, 500, .pushedBack),
            (.timeout, nil, .pushedBack), (.server, 503, .pushedBack), (.server, 500, .other), (.invalid, 200, .other),
            (.unauthorized, 401, .other),
        ] as [(BusybusyError.Code, Int?, Outcome)]
    )
    func errorsThatMeanTooMuchAreToldApart(_ code: BusybusyError.Code, _ status: Int?, _ outcome: Outcome) {
        #expect(Outcome(BusybusyError(code, message: "", status: status)) == outcome)
        #expect(Outcome(nil) == .fine && Outcome(CancellationError()) == .other)
    }

    @Test func theLimiterFollowsWhatTheServiceAnswers() async throws {
        let slow = StubReply.json("", status: 429)
        try await Harness.run([slow] + (0..<4).map { .page(["p\($0)"]) }) { harness in
            let limiter = harness.client.transport.limiter
            #expect(limiter.allowed == 3)
            _ = try await harness.client.project(id: "p0")
            #expect(limiter.allowed == 1)
            for number in 1..<4 { _ = try await harness.client.project(id: "p\(number)") }
            #expect(limiter.allowed == 2)
        }
    }

    @Test func aWishToWaitHoldsUpTheOtherCallsToo() async throws {
        let replies: [StubReply] = [.json("", status: 429, headers: ["Retry-After": "30"]), .page(["p1"])]
        try await Harness.run(replies) { harness in
            harness.client.transport.limiter.hold(until: .seconds(20))
            _ = try await harness.client.project(id: "p1")
            #expect(harness.time.sleeps == [.seconds(20), .seconds(30)])
        }
    }

    @Test func waitersStartAsSoonAsThePaceAllows() async throws {
        let limiter = CallLimiter(maximum: 2)
        _ = await failure(of: {
            try await limiter.withPermit { throw BusybusyError(.rateLimited, message: "") }
        })
        #expect(limiter.allowed == 1)
        for _ in 0..<8 { try await limiter.withPermit {} }
        #expect(limiter.allowed == 2 && !limiter.isBusy)
    }
}
