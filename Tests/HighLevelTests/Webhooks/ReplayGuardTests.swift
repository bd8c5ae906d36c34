import Foundation
import TestSupport
import Testing

@testable import HighLevel

@Suite struct ReplayGuardTests {
    private let start = Date(timeIntervalSince1970: 1_800_000_000)

    private func identity(_ id: String) -> WebhookIdentity { WebhookIdentity(webhookID: id, body: Data()) }

    @Test func theSecondSightIsARepeat() {
        var replays = ReplayGuard()
        #expect(replays.insert(identity("a"), at: start) == .first)
        #expect(replays.insert(identity("a"), at: start + 60) == .repeated(firstSeen: start))
        #expect(replays.insert(identity("b"), at: start + 60) == .first)
    }

    @Test func theWindowHoldsSixRetriesOfTenMinutesAndEnds() {
        var replays = ReplayGuard()
        _ = replays.insert(identity("a"), at: start)
        for retry in 1...6 {
            let time = start + Double(retry) * 690
            #expect(replays.insert(identity("a"), at: time) == .repeated(firstSeen: start), "retry \(retry)")
        }
        #expect(replays.insert(identity("a"), at: start + 7500) == .repeated(firstSeen: start))
        #expect(replays.insert(identity("a"), at: start + 7501) == .first)
    }

    @Test func theWindowOutlastsEveryTimestampThatIsTakenIn() {
        let freshness = WebhookFreshness(maximumAge: .seconds(100), maximumLead: .seconds(30))
        // Signed 30 s ahead of the first sight, it is too old 100 s after that.
        #expect(freshness.replayWindow == .seconds(130))
        #expect(freshness.verdict(age: .seconds(-30)) == nil)
        #expect(freshness.verdict(age: .seconds(-31)) == .tooFarAhead(by: .seconds(1)))
        #expect(freshness.verdict(age: .seconds(100)) == nil)
        #expect(freshness.verdict(age: .seconds(101)) == .tooOld(by: .seconds(1)))
    }

    @Test func aReleasedIDIsNew() {
        var replays = ReplayGuard()
        _ = replays.insert(identity("a"), at: start)
        replays.release(identity("a"))
        #expect(replays.insert(identity("a"), at: start + 600) == .first)
        #expect(replays.insert(identity("a"), at: start + 1200) == .repeated(firstSeen: start + 600))
        replays.release(identity("never seen"))
        #expect(replays.count == 1)
    }

    @Test func memoryIsBounded() {
        var replays = ReplayGuard(capacity: 3)
        for id in ["a", "b", "c", "d"] { _ = replays.insert(identity(id), at: start) }
        #expect(replays.count == 3)
        #expect(replays.forgottenEarly == 1)
        #expect(replays.insert(identity("d"), at: start) == .repeated(firstSeen: start))
        #expect(replays.insert(identity("a"), at: start) == .first)
    }

    @Test func aClockThatJumpsBackForgetsNothing() {
        var replays = ReplayGuard(window: .seconds(100))
        _ = replays.insert(identity("a"), at: start)
        #expect(replays.insert(identity("b"), at: start - 10_000) == .first)
        #expect(replays.insert(identity("a"), at: start - 10_000) == .repeated(firstSeen: start))
        #expect(replays.insert(identity("b"), at: start + 100) == .repeated(firstSeen: start))
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func itAgreesWithAListOfEverything(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var replays = ReplayGuard(window: .seconds(50), capacity: 10_000)
        var seen: [(id: String, time: Date)] = []
        var now = start
        for step in 0..<20_000 {
            now += Double.random(in: 0..<1, using: &random)
            let id = String(Int.random(in: 0..<200, using: &random))
            if Int.random(in: 0..<10, using: &random) == 0 {
                replays.release(identity(id))
                seen.removeAll { $0.id == id }
                continue
            }
            seen.removeAll { $0.time < now - 50 }
            let known = seen.first { $0.id == id }
            let expected: WebhookSighting = known.map { .repeated(firstSeen: $0.time) } ?? .first
            if known == nil { seen.append((id, now)) }
            #expect(replays.insert(identity(id), at: now) == expected, "seed \(seed), step \(step)")
            #expect(replays.count == seen.count, "seed \(seed), step \(step)")
        }
        #expect(replays.forgottenEarly == 0)
    }

    @Test func identitiesComeFromTheIDOrElseTheBody() {
        let body = Data("{}".utf8)
        #expect(WebhookIdentity(webhookID: "a", body: body) == WebhookIdentity(webhookID: "a", body: Data("[]".utf8)))
        #expect(WebhookIdentity(webhookID: "a", body: body) != WebhookIdentity(webhookID: "b", body: body))
        #expect(WebhookIdentity(webhookID: nil, body: body) == WebhookIdentity(webhookID: "", body: body))
        #expect(WebhookIdentity(webhookID: nil, body: body) != WebhookIdentity(webhookID: nil, body: Data("[]".utf8)))
        #expect(WebhookIdentity(webhookID: nil, body: body) != WebhookIdentity(webhookID: "{}", body: body))
        #expect(identity("a").bytes.count == 16)
        // SHA-256 of "id:a", first half.
        #expect(identity("a").description == "85a0aaf389421026f26783df3f9d08f2")
    }
}
