import Testing

@testable import Engine

@Suite struct FailureDecisionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let disposition: RemoteError.Disposition
        let attempts: Int
        let isFinal: Bool, isInDoubt: Bool, countsAttempt: Bool
        let delay: Double
        var testDescription: String { "\(disposition) after \(attempts)" }

        init(
            _ disposition: RemoteError.Disposition,
            _ attempts: Int,
            final isFinal: Bool,
            doubt isInDoubt: Bool,
            counts countsAttempt: Bool = true,
            delay: Double
        ) {
            (self.disposition, self.attempts, self.delay) = (disposition, attempts, delay)
            (self.isFinal, self.isInDoubt, self.countsAttempt) = (isFinal, isInDoubt, countsAttempt)
        }
    }

    @Test(arguments: [
        Case(.retry(after: nil), 1, final: false, doubt: false, delay: 0.5),
        Case(.retry(after: 30), 1, final: false, doubt: false, delay: 30),
        Case(.retry(after: 0.1), 3, final: false, doubt: false, delay: 2),
        Case(.retry(after: nil), 4, final: true, doubt: false, delay: 0),
        Case(.unclear, 1, final: false, doubt: true, delay: 7),
        Case(.unclear, 4, final: true, doubt: true, delay: 7),
        Case(.refused, 1, final: true, doubt: false, delay: 0),
        Case(.missing, 1, final: true, doubt: false, delay: 0),
        Case(.duplicate(of: "x"), 1, final: true, doubt: false, delay: 0),
        Case(.stopped, 1, final: false, doubt: true, counts: false, delay: 0),
        Case(.stopped, 100, final: false, doubt: true, counts: false, delay: 0),
    ])
    func theDecisionFollowsFromTheDisposition(of expected: Case) {
        let decision = FailureDecision(
            error: RemoteError(expected.disposition, "no"),
            attempts: expected.attempts,
            retry: RetryStrategy(base: 1, cap: 60, maximumAttempts: 4),
            settleSeconds: 7,
            random: 0.5
        )
        #expect(decision.isFinal == expected.isFinal)
        #expect(decision.isInDoubt == expected.isInDoubt)
        #expect(decision.countsAttempt == expected.countsAttempt)
        #expect(decision.delay == expected.delay)
    }
}
