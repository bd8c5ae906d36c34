import Foundation
import Testing

@testable import HighLevel

@Suite struct TokenDeskTests {
    private static let rules = RenewalRules(lead: 600, ownsGrant: true, canRecover: false)
    private static let outage = HighLevelError(.server, message: "down")

    private static func at(_ seconds: Double) -> Date { SignInSamples.start.addingTimeInterval(seconds) }

    private static func name(_ answer: TokenDesk.Answer) -> String {
        switch answer {
        case .serve(let credential): "serve \(credential.accessToken.value)"
        case .serveAndRenew(let credential, _): "serve \(credential.accessToken.value) and renew"
        case .renew: "renew"
        case .wait: "wait"
        case .fail(let error): "fail \(error.code)"
        case .none: "none"
        }
    }

    private func desk(_ number: Int = 0) -> TokenDesk {
        var desk = TokenDesk(rules: Self.rules)
        desk.adopt(SignInSamples.credential(number))
        return desk
    }

    private func asked(_ desk: inout TokenDesk, _ seconds: Double) -> String {
        Self.name(desk.ask(now: Self.at(seconds)))
    }

    private func asked(_ desk: inout TokenDesk, refusing number: Int, _ seconds: Double) -> String {
        Self.name(desk.ask(refusing: SignInSamples.credential(number).accessToken, now: Self.at(seconds)))
    }

    private func end(_ desk: inout TokenDesk, _ result: Result<Credential, HighLevelError>, _ seconds: Double) {
        desk.ended(result, of: TokenRenewal(rules: Self.rules, refused: nil), now: Self.at(seconds))
    }

    @Test func theFirstRenewsAndTheOthersWait() {
        var desk = TokenDesk(rules: Self.rules)
        #expect(asked(&desk, 0) == "renew")
        #expect(asked(&desk, 0) == "wait")
        end(&desk, .success(SignInSamples.credential(1)), 1)
        #expect(asked(&desk, 1) == "serve access-sesame-1")
    }

    @Test func nobodyWaitsWhileTheTokenIsValid() {
        var desk = desk()
        #expect(asked(&desk, 2999) == "serve access-sesame-0")
        #expect(asked(&desk, 3000) == "serve access-sesame-0 and renew")
        #expect(asked(&desk, 3001) == "serve access-sesame-0")
        #expect(asked(&desk, 3600) == "wait")
    }

    @Test func anOutageAheadOfTheEndIsNotNoticed() {
        var desk = desk()
        #expect(asked(&desk, 3000) == "serve access-sesame-0 and renew")
        end(&desk, .failure(Self.outage), 3001)
        #expect(asked(&desk, 3001.5) == "serve access-sesame-0")
        #expect(asked(&desk, 3003) == "serve access-sesame-0 and renew")
    }

    @Test func aFailureIsToldForAWhileBeforeTheNextTry() {
        var desk = TokenDesk(rules: Self.rules)
        #expect(asked(&desk, 0) == "renew")
        end(&desk, .failure(Self.outage), 10)
        #expect(asked(&desk, 10.5) == "fail server")
        #expect(asked(&desk, refusing: 0, 10.5) == "fail server")
        #expect(asked(&desk, 11) == "renew")
    }

    @Test func aRefusedTokenIsServedToNobodyElse() {
        var desk = desk()
        #expect(asked(&desk, refusing: 0, 10) == "renew")
        #expect(asked(&desk, refusing: 0, 10) == "wait")
        #expect(asked(&desk, 10) == "wait")
        end(&desk, .success(SignInSamples.credential(1)), 11)
        #expect(asked(&desk, refusing: 0, 11) == "serve access-sesame-1")
        #expect(asked(&desk, 11) == "serve access-sesame-1")
    }

    @Test func aServiceThatRefusesWhatItGaveIsNotAskedForMore() {
        var desk = desk()
        #expect(asked(&desk, refusing: 0, 10) == "renew")
        end(&desk, .success(SignInSamples.credential(1)), 11)
        #expect(asked(&desk, refusing: 1, 12) == "none")
        #expect(asked(&desk, refusing: 1, 39.5) == "none")
        #expect(asked(&desk, refusing: 1, 40.5) == "renew")
    }

    @Test func anOldRefusalDoesNotSpoilANewToken() {
        var desk = desk(1)
        #expect(asked(&desk, refusing: 0, 10) == "serve access-sesame-1")
        #expect(asked(&desk, 10) == "serve access-sesame-1")
    }
}
