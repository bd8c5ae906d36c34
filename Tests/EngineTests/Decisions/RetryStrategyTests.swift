import Engine
import Testing

@Suite struct RetryStrategyTests {
    private let retry = RetryStrategy(base: 2, cap: 20, maximumAttempts: 6)

    @Test(arguments: [(1, 2.0), (2, 4), (3, 8), (4, 16), (5, 20)])
    func theWaitDoublesUpToTheCap(attempt: Int, longest: Double) {
        #expect(retry.delay(afterAttempt: attempt, random: 1) == longest)
        #expect(retry.delay(afterAttempt: attempt, random: 0.25) == longest / 4)
        #expect(retry.delay(afterAttempt: attempt, random: 0) == 0)
    }

    @Test(arguments: [6, 7, 1000]) func theLastAttemptHasNoWait(attempt: Int) {
        #expect(retry.delay(afterAttempt: attempt, random: 0.5) == nil)
    }

    @Test func manyAttemptsStayAtTheCap() {
        let patient = RetryStrategy(base: 1, cap: 300, maximumAttempts: 1000)
        #expect(patient.delay(afterAttempt: 999, random: 1) == 300)
    }

    @Test func theStandardGivesUpAfterTwelve() {
        #expect(RetryStrategy.standard.delay(afterAttempt: 7, random: 1) == 64)
        #expect(RetryStrategy.standard.delay(afterAttempt: 12, random: 1) == nil)
    }
}
