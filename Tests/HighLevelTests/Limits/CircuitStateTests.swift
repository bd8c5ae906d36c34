import Testing

@testable import HighLevel

@Suite struct CircuitStateTests {
    private static let settings = try! CircuitSettings(
        window: .seconds(10),
        minimumCalls: 4,
        failureShare: 0.5,
        firstWait: .seconds(5),
        longestWait: .seconds(15)
    )

    private let desk = CircuitDesk(settings)

    private static let failed = CircuitState.Outcome.failed("x")

    @Test(
        arguments: [
            ([failed, failed, failed], false),
            ([failed, failed, failed, failed], true),
            ([.answered, .answered, failed, failed], true),
            ([failed, failed, failed, .answered], false),
            ([.answered, .answered, .answered, failed, failed], false),
            ([.answered, .answered, .answered, failed, failed, failed], true),
            ([failed, failed, failed, .unknown, .unknown], false),
            ([.answered, .answered, .answered, .answered], false),
        ] as [([CircuitState.Outcome], Bool)]
    )
    func itOpensWithTheShareOfFailures(_ outcomes: [CircuitState.Outcome], _ opens: Bool) {
        for outcome in outcomes { desk.call(outcome, at: 1) }
        #expect(desk.isClosed != opens)
    }

    @Test func whatIsLongPastDoesNotCount() {
        for second in [0.0, 1, 2] { desk.call(Self.failed, at: second) }
        desk.call(Self.failed, at: 12.5)
        #expect(desk.isClosed)
        for second in [13.0, 14, 15] { desk.call(Self.failed, at: second) }
        #expect(!desk.isClosed)
    }

    @Test(arguments: [
        (200, true), (302, true), (400, true), (401, true), (404, true), (408, true), (422, true), (429, true),
        (500, false), (502, false), (503, false), (504, false), (599, false),
    ])
    func whatAStatusSays(_ status: Int, _ isAnswer: Bool) {
        #expect((CircuitState.Outcome(status: status) == .answered) == isAnswer)
    }

    @Test(arguments: [
        (HighLevelError.Code.timeout, false), (.transport, false), (.responseTooLarge, true), (.undecodable, true),
    ])
    func whatACallWithoutAReplySays(_ code: HighLevelError.Code, _ isAnswer: Bool) {
        #expect((CircuitState.Outcome(HighLevelError(code, message: "m")) == .answered) == isAnswer)
    }

    @Test func openItLetsOneProbeThroughAfterTheWait() {
        desk.open()
        #expect(!desk.call(.answered, at: 4.9))
        let probe = desk.state.admit(isPerson: false, now: .seconds(5))
        #expect(probe != nil)
        #expect(!desk.call(.answered, at: 6), "one probe at a time")
        #expect(!desk.call(.answered, at: 6, isPerson: true))
        desk.state.report(probe!, .answered, now: .seconds(6))
        #expect(desk.isClosed)
        desk.call(Self.failed, at: 6)
        #expect(desk.isClosed, "closed, it counts anew")
    }

    @Test func aFailedProbeDoublesTheWaitUpToTheLongest() {
        desk.open()
        #expect(desk.call(.failed("it answered 500"), at: 5))
        #expect(!desk.call(Self.failed, at: 14.9))
        #expect(desk.call(Self.failed, at: 15))
        #expect(!desk.call(Self.failed, at: 29.9))
        #expect(desk.call(Self.failed, at: 30))
        #expect(desk.call(.answered, at: 45))
        #expect(desk.isClosed)
    }

    @Test func theFirstOpeningAndTheLastCauseAreKept() {
        desk.open()
        desk.call(.failed("it answered 500"), at: 5)
        guard case .open(let opening) = desk.state.phase else { return #expect(Bool(false), "it must be open") }
        #expect(opening.since == .zero)
        #expect(opening.lastCause == "it answered 500")
        #expect(opening.probesAt == .seconds(15))
    }

    @Test func aProbeThatSaysNothingLeavesThePlaceToTheNext() {
        desk.open()
        desk.call(.unknown, at: 5)
        #expect(!desk.isClosed)
        #expect(desk.call(.answered, at: 5))
        #expect(desk.isClosed)
    }

    @Test func aPersonMayProbeBeforeTheWaitIsOver() {
        desk.open()
        #expect(!desk.call(Self.failed, at: 0.5, isPerson: true), "once a second")
        #expect(!desk.call(Self.failed, at: 2))
        #expect(desk.call(Self.failed, at: 2, isPerson: true))
        #expect(!desk.call(Self.failed, at: 2.5, isPerson: true))
        #expect(desk.call(.answered, at: 3, isPerson: true))
        #expect(desk.isClosed)
    }

    /// A call from before the opening says nothing about the system after it.
    @Test func whatStartedEarlierDoesNotCountLater() {
        let early = (0..<5).map { _ in desk.state.admit(isPerson: false, now: .zero)! }
        desk.open()
        desk.state.report(early[0], .answered, now: .seconds(1))
        #expect(!desk.isClosed)
        #expect(desk.call(.answered, at: 5))
        for pass in early.dropFirst() { desk.state.report(pass, Self.failed, now: .seconds(6)) }
        #expect(desk.isClosed)
    }

    @Test func aDisabledCircuitNeverOpens() {
        var circuit = CircuitState(settings: .disabled)
        for _ in 0..<1000 {
            let pass = circuit.admit(isPerson: false, now: .zero)!
            circuit.report(pass, Self.failed, now: .zero)
        }
        #expect(circuit.phase == .closed)
    }

    @Test func settingsOutOfRangeAreRefused() {
        #expect(throws: HighLevelError.self) { try CircuitSettings(window: .zero) }
        #expect(throws: HighLevelError.self) { try CircuitSettings(minimumCalls: 0) }
        #expect(throws: HighLevelError.self) { try CircuitSettings(failureShare: 1.5) }
        #expect(throws: HighLevelError.self) { try CircuitSettings(firstWait: .zero) }
        #expect(throws: HighLevelError.self) { try CircuitSettings(firstWait: .seconds(9), longestWait: .seconds(8)) }
    }
}

/// A circuit and calls that end at once.
private final class CircuitDesk {
    var state: CircuitState

    init(_ settings: CircuitSettings) { state = CircuitState(settings: settings) }

    var isClosed: Bool { state.phase == .closed }

    /// Makes a call; false when it gets no leave.
    @discardableResult
    func call(_ outcome: CircuitState.Outcome, at seconds: Double, isPerson: Bool = false) -> Bool {
        guard let pass = state.admit(isPerson: isPerson, now: .seconds(seconds)) else { return false }
        state.report(pass, outcome, now: .seconds(seconds))
        return true
    }

    func open() {
        for _ in 0..<4 { call(.failed("it answered 503"), at: 0) }
    }
}
