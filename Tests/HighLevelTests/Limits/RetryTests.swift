import Testing

@testable import HighLevel

@Suite struct RetryTests {
    private static let retry = HighLevelRetry.exponentialJitter(
        maximumRetries: 2,
        base: .seconds(1),
        cap: .seconds(8),
        maximumThrottledRetries: 1
    )

    private static func error(
        _ code: HighLevelError.Code,
        _ effect: HighLevelError.Effect = .none,
        after: Duration? = nil
    ) -> HighLevelError {
        HighLevelError(code, effect: effect, message: "m", retryAfter: after)
    }

    private func delay(
        _ error: HighLevelError,
        failed: [HighLevelError] = [],
        timeLeft: Duration = .seconds(60),
        mayRepeat: Bool = true
    ) -> Duration? {
        var tries = Tries(deadline: .seconds(60))
        for error in failed { tries.note(error) }
        return Self.retry.delay(after: error, tries: tries, timeLeft: timeLeft, jitter: 0.5) { mayRepeat }
    }

    /// What may be repeated: passing failures of calls that certainly did nothing.
    @Test(
        arguments: [
            (.server, .none, true), (.timeout, .none, true), (.transport, .none, true),
            (.server, .unclear, false), (.timeout, .unclear, false), (.transport, .unclear, false),
            (.invalid, .none, false), (.unauthorized, .none, false), (.forbidden, .none, false),
            (.notFound, .none, false), (.contactNotFound, .none, false), (.duplicate, .none, false),
            (.undecodable, .none, false), (.responseTooLarge, .none, false), (.unexpectedStatus, .none, false),
            (.cancelled, .unclear, false), (.circuitOpen, .none, false), (.budget, .none, false),
        ] as [(HighLevelError.Code, HighLevelError.Effect, Bool)]
    )
    func onlyWhatIsSafeIsRepeated(_ code: HighLevelError.Code, _ effect: HighLevelError.Effect, _ again: Bool) {
        #expect((delay(Self.error(code, effect)) != nil) == again)
    }

    @Test func waitsGrow() {
        let failure = Self.error(.server)
        #expect(delay(failure) == .seconds(0.5))
        #expect(delay(failure, failed: [failure]) == .seconds(1))
        #expect(delay(failure, failed: [failure, failure]) == nil, "two repetitions")
    }

    @Test func throttlingIsCountedByItself() {
        let (failure, throttled) = (Self.error(.server), Self.error(.rateLimited, after: .seconds(10)))
        #expect(delay(throttled) == .zero, "the gate holds it")
        #expect(delay(throttled, failed: [failure, failure]) == .zero)
        #expect(delay(throttled, failed: [throttled]) == nil)
        #expect(delay(failure, failed: [throttled]) == .seconds(0.5))
    }

    @Test func theDeadlineBoundsAllTries() {
        #expect(delay(Self.error(.server), timeLeft: .seconds(0.6)) == .seconds(0.5))
        #expect(delay(Self.error(.server), timeLeft: .seconds(0.5)) == nil)
        #expect(delay(Self.error(.rateLimited, after: .seconds(10)), timeLeft: .seconds(10)) == nil)
    }

    @Test func withoutARepetitionLeftThereIsNone() {
        #expect(delay(Self.error(.server), mayRepeat: false) == nil)
        #expect(delay(Self.error(.rateLimited), mayRepeat: false) == .zero, "a 429 costs none")
    }

    @Test func theTimeOfAllTriesBeginsWithTheFirst() {
        var tries = Tries(deadline: .seconds(60))
        #expect(tries.end == nil && tries.timeLeft(at: .seconds(500)) == .seconds(60))
        tries.begin(at: .seconds(500))
        tries.begin(at: .seconds(520))
        #expect(tries.end == .seconds(560) && tries.timeLeft(at: .seconds(520)) == .seconds(40))
    }

    @Test func repetitionsAreAShareOfTheCalls() {
        let budget = RetryBudget(share: 0.25, capacity: 2)
        #expect([budget.withdraw(), budget.withdraw(), budget.withdraw()] == [true, true, false])
        for _ in 0..<3 { budget.deposit() }
        #expect(!budget.withdraw())
        budget.deposit()
        #expect(budget.withdraw())
        for _ in 0..<100 { budget.deposit() }
        #expect([budget.withdraw(), budget.withdraw(), budget.withdraw()] == [true, true, false])
    }

    @Test func waitsGrowUpToTheCap() {
        let retry = HighLevelRetry.exponentialJitter(base: .seconds(1), cap: .seconds(5))
        #expect((0...3).map { retry.delay(after: $0, jitter: 1) } == [1, 2, 4, 5].map { .seconds($0) })
        #expect(retry.delay(after: 1000, jitter: 0.5) == .seconds(2.5))
    }
}
