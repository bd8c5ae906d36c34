import Foundation
import Testing

@testable import HighLevel

/// The decisions of one renewal, told as sequences of what happened and what is to be done.
@Suite struct TokenRenewalTests {
    private static let dead = HighLevelError(.unauthorized, message: "Invalid grant", unauthorized: .signInNeeded)
    private static let lost = HighLevelError(.transport, message: "lost")
    private static let paused = HighLevelError(.unauthorized, message: "paused", unauthorized: .locationNotActive)

    private static func rules(canRecover: Bool = false, ownsGrant: Bool = true, location: String? = nil) -> RenewalRules
    {
        RenewalRules(lead: 600, ownsGrant: ownsGrant, canRecover: canRecover, locationID: location)
    }

    /// A short name of an action, to compare whole sequences.
    private static func name(_ action: TokenRenewal.Action) -> String {
        switch action {
        case .enter: "enter"
        case .renew(let old): "renew \(old?.refreshToken?.value ?? "from nothing")"
        case .recover: "recover"
        case .save(let new): "save \(new.accessToken.value)"
        case .wait(let pause): "wait \(pause.inSeconds)"
        case .finish(let credential): "finish \(credential.accessToken.value)"
        case .fail(let error): "fail \(error.unauthorized?.rawValue ?? error.code.description)"
        }
    }

    /// Feeds the events, each with seconds since the start, and names the actions.
    private func play(
        _ renewal: inout TokenRenewal,
        _ events: [(seconds: Double, event: TokenRenewal.Event)]
    ) -> [String] {
        events.map { Self.name(renewal.next($0.event, now: SignInSamples.start.addingTimeInterval($0.seconds))) }
    }

    @Test func theUsualWay() {
        var renewal = TokenRenewal(rules: Self.rules(), refused: nil)
        let old = SignInSamples.credential(0)
        let new = SignInSamples.credential(1, issued: 3500, refreshToken: "r1")
        let actions = play(
            &renewal,
            [
                (3500, .found(old, isExclusive: false)), (3500, .found(old, isExclusive: true)), (3501, .renewed(new)),
                (3502, .saved),
            ]
        )
        #expect(actions == ["enter", "renew refresh-sesame-0", "save access-sesame-1", "finish access-sesame-1"])
        #expect(renewal.unsaved == nil && renewal.deadGrant == nil)
    }

    @Test func whatAnotherRenewedIsUsed() {
        let old = SignInSamples.credential(0)
        let new = SignInSamples.credential(1, issued: 3500)
        var early = TokenRenewal(rules: Self.rules(), refused: nil)
        #expect(play(&early, [(3500, .found(new, isExclusive: false))]) == ["finish access-sesame-1"])
        var late = TokenRenewal(rules: Self.rules(), refused: nil)
        #expect(
            play(&late, [(3500, .found(old, isExclusive: false)), (3501, .found(new, isExclusive: true))]) == [
                "enter", "finish access-sesame-1",
            ]
        )
    }

    @Test func aRefusedTokenIsRenewedHoweverFresh() {
        let old = SignInSamples.credential(0)
        var renewal = TokenRenewal(rules: Self.rules(), refused: old.accessToken)
        #expect(
            play(&renewal, [(1, .found(old, isExclusive: false)), (1, .found(old, isExclusive: true))]) == [
                "enter", "renew refresh-sesame-0",
            ]
        )
    }

    @Test func aLostReplyIsRepeatedWithTheSameTokenInsideTheWindow() {
        let old = SignInSamples.credential(0)
        var renewal = TokenRenewal(rules: Self.rules(), refused: nil)
        var actions = play(&renewal, [(4000, .found(old, isExclusive: false)), (4000, .found(old, isExclusive: true))])
        actions += play(
            &renewal,
            [
                (4008, .failed(Self.lost)), (4008.25, .waited), (4016, .failed(Self.lost)), (4016.5, .waited),
                (4024, .failed(Self.lost)),
            ]
        )
        #expect(
            actions == [
                "enter", "renew refresh-sesame-0", "wait 0.25", "renew refresh-sesame-0", "wait 0.5",
                "renew refresh-sesame-0", "fail transport",
            ]
        )
        #expect(renewal.deadGrant == nil)
    }

    @Test func aThrottledRenewalWaitsAsLongAsItIsTold() {
        let old = SignInSamples.credential(0)
        var renewal = TokenRenewal(rules: Self.rules(), refused: nil)
        let throttled = HighLevelError(.rateLimited, message: "", retryAfter: .seconds(10))
        let events: [(Double, TokenRenewal.Event)] = [
            (4000, .found(old, isExclusive: false)), (4000, .found(old, isExclusive: true)), (4001, .failed(throttled)),
        ]
        #expect(play(&renewal, events).last == "wait 10.0")
    }

    @Test func aDeadGrantIsFetchedAnewWhenTheAppAllows() {
        let old = SignInSamples.credential(0)
        var renewal = TokenRenewal(rules: Self.rules(canRecover: true), refused: nil)
        let actions = play(
            &renewal,
            [
                (4000, .found(old, isExclusive: false)), (4000, .found(old, isExclusive: true)),
                (4001, .failed(Self.dead)),
                (4002, .failed(Self.lost)), (4003, .waited),
                (4004, .renewed(SignInSamples.credential(2, issued: 4004))),
                (4005, .saved),
            ]
        )
        #expect(
            actions == [
                "enter", "renew refresh-sesame-0", "recover", "wait 0.25", "recover", "save access-sesame-2",
                "finish access-sesame-2",
            ]
        )
    }

    @Test func aDeadGrantAsksForAPersonAndIsNotTriedAgain() {
        let old = SignInSamples.credential(0)
        for (canRecover, events) in [
            (false, [TokenRenewal.Event.failed(Self.dead)]), (true, [.failed(Self.dead), .failed(Self.dead)]),
        ] {
            var renewal = TokenRenewal(rules: Self.rules(canRecover: canRecover), refused: nil)
            let start: [TokenRenewal.Event] = [.found(old, isExclusive: false), .found(old, isExclusive: true)]
            let actions = play(&renewal, (start + events).map { (4000, $0) })
            #expect(actions.last == "fail signInNeeded")
            // The next renewal knows it without a call, until another sign-in is stored.
            var next = TokenRenewal(rules: Self.rules(), refused: nil, deadGrant: renewal.deadGrant)
            #expect(play(&next, [(4001, .found(old, isExclusive: false))]) == ["fail signInNeeded"])
            let other = SignInSamples.credential(5, refreshToken: "r5")
            var cured = TokenRenewal(rules: Self.rules(), refused: nil, deadGrant: renewal.deadGrant)
            #expect(play(&cured, [(4001, .found(other, isExclusive: false))]) == ["enter"])
        }
    }

    @Test func aPausedLocationKeepsItsGrant() {
        let old = SignInSamples.credential(0)
        var renewal = TokenRenewal(rules: Self.rules(canRecover: true), refused: nil)
        let actions = play(
            &renewal,
            [
                (4000, .found(old, isExclusive: false)), (4000, .found(old, isExclusive: true)),
                (4001, .failed(Self.paused)),
            ]
        )
        #expect(actions.last == "fail locationNotActive" && renewal.deadGrant == nil)
    }

    @Test func anEmptyVaultAsksForAPerson() {
        var own = TokenRenewal(rules: Self.rules(), refused: nil)
        #expect(play(&own, [(0, .found(nil, isExclusive: false))]) == ["fail signInNeeded"])
        var fetched = TokenRenewal(rules: Self.rules(ownsGrant: false), refused: nil)
        #expect(
            play(&fetched, [(0, .found(nil, isExclusive: false)), (0, .found(nil, isExclusive: true))]) == [
                "enter", "renew from nothing",
            ]
        )
    }

    @Test func anotherLocationsTokensAreNotUsed() {
        var renewal = TokenRenewal(rules: Self.rules(ownsGrant: false, location: "loc2"), refused: nil)
        #expect(play(&renewal, [(0, .found(SignInSamples.credential(), isExclusive: false))]) == ["enter"])
    }

    @Test func tokensThatCouldNotBeStoredAreStoredFirstNextTime() {
        let full = HighLevelError(.configuration, message: "disk full")
        let old = SignInSamples.credential(0)
        let new = SignInSamples.credential(1, issued: 4000, refreshToken: "r1")
        var renewal = TokenRenewal(rules: Self.rules(), refused: nil)
        let start: [TokenRenewal.Event] = [
            .found(old, isExclusive: false), .found(old, isExclusive: true), .renewed(new),
        ]
        let tries: [TokenRenewal.Event] = [
            .failed(full), .waited, .failed(full), .waited, .failed(full), .waited, .failed(full),
        ]
        let actions = play(&renewal, (start + tries).map { (4000, $0) })
        #expect(actions.filter { $0 == "save access-sesame-1" }.count == 4 && actions.last == "fail configuration")
        var next = TokenRenewal(rules: Self.rules(), refused: nil, unsaved: renewal.unsaved)
        #expect(
            play(
                &next,
                [(9000, .found(old, isExclusive: false)), (9000, .found(old, isExclusive: true)), (9000, .saved)]
            ) == [
                "enter", "save access-sesame-1", "finish access-sesame-1",
            ]
        )
        #expect(next.unsaved == nil)
        // Somebody signed in anew meanwhile: that wins.
        var overtaken = TokenRenewal(rules: Self.rules(), refused: nil, unsaved: renewal.unsaved)
        let other = SignInSamples.credential(7, issued: 0, refreshToken: "r7")
        #expect(
            play(&overtaken, [(9000, .found(other, isExclusive: false)), (9000, .found(other, isExclusive: true))]) == [
                "enter", "renew r7",
            ]
        )
        #expect(overtaken.unsaved == nil)
    }

    @Test func theLeadIsAtMostAQuarterOfTheLifetime() {
        let rules = Self.rules()
        let start = SignInSamples.start
        #expect(rules.renewsAt(SignInSamples.credential(lifetime: 86_400)) == start.addingTimeInterval(85_800))
        #expect(rules.renewsAt(SignInSamples.credential(lifetime: 100)) == start.addingTimeInterval(75))
        #expect(rules.renewsAt(SignInSamples.credential(lifetime: -5)) == start.addingTimeInterval(-5))
    }
}
