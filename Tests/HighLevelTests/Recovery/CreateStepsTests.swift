import Testing

@testable import HighLevel

@Suite struct CreateStepsTests {
    private func error(
        _ code: HighLevelError.Code = .transport,
        _ effect: HighLevelError.Effect = .unclear,
        _ message: String = "first"
    ) -> HighLevelError {
        HighLevelError(code, effect: effect, operation: "op", message: message)
    }

    private func name(_ action: CreateSteps.Action) -> String {
        switch action {
        case .create: "create"
        case .look: "look"
        case .wait: "wait"
        case .recover: "recover"
        case .fail(let error): "fail \(error.message)"
        }
    }

    @Test func twoLooksComeBeforeARepeat() {
        var steps = CreateSteps(canLook: true)
        #expect(name(steps.failed(error())) == "look")
        #expect(name(steps.looked(found: false)) == "wait")
        #expect(name(steps.looked(found: false)) == "create")
        #expect(name(steps.failed(error(.server, .unclear, "second"))) == "look")
        #expect(name(steps.looked(found: false)) == "wait")
        #expect(name(steps.looked(found: false)) == "fail second", "there is no third try")
    }

    @Test(arguments: [0, 1])
    func whatIsFoundIsGivenBack(_ misses: Int) {
        var steps = CreateSteps(canLook: true)
        _ = steps.failed(error())
        for _ in 0..<misses { _ = steps.looked(found: false) }
        #expect(name(steps.looked(found: true)) == "recover")
    }

    @Test func aLookThatFailsLeavesItUnclear() {
        var steps = CreateSteps(canLook: true)
        _ = steps.failed(error())
        #expect(name(steps.looked(found: nil)) == "fail first")
    }

    @Test(
        arguments: [
            (.invalid, .none, true), (.cancelled, .unclear, true), (.unauthorized, .none, true),
            (.server, .unclear, false),
        ] as [(HighLevelError.Code, HighLevelError.Effect, Bool)]
    )
    func whatCannotBeLookedForFails(_ code: HighLevelError.Code, _ effect: HighLevelError.Effect, _ canLook: Bool) {
        var steps = CreateSteps(canLook: canLook)
        #expect(name(steps.failed(error(code, effect))) == "fail first")
    }

    @Test func anUnprocessableCreateIsLookedForButNotRepeated() {
        var steps = CreateSteps(canLook: true)
        #expect(name(steps.failed(error(.invalid))) == "look")
        #expect(name(steps.looked(found: false)) == "wait")
        #expect(name(steps.looked(found: false)) == "fail first")
    }

    @Test func aSecondTryThatDidNothingLeavesTheFirstUnclear() throws {
        var steps = CreateSteps(canLook: true)
        _ = steps.failed(error())
        _ = steps.looked(found: false)
        _ = steps.looked(found: false)
        #expect(name(try steps.failed(CancellationError())) == "fail first")
        #expect(name(steps.failed(error(.unauthorized, .none, "second"))) == "fail first")
        var untried = CreateSteps(canLook: true)
        #expect(throws: CancellationError.self) { try untried.failed(CancellationError()) }
    }

    @Test func aDuplicateOnTheSecondTryIsAnAnswer() {
        var steps = CreateSteps(canLook: true)
        _ = steps.failed(error())
        _ = steps.looked(found: false)
        _ = steps.looked(found: false)
        #expect(name(steps.failed(error(.duplicate, .none, "second"))) == "fail second")
    }
}
