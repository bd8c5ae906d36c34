import Foundation
import Synchronization
import Testing

@testable import HighLevel

@Suite struct WebhookReceiverTests {
    private let signer = WebhookSigner()
    private let start = Date(timeIntervalSince1970: 1_800_000_000)

    /// A clock that tests move.
    private final class Wall: Sendable {
        private let time: Mutex<Date>
        init(_ date: Date) { time = Mutex(date) }
        var now: Date { time.withLock(\.self) }
        func advance(_ seconds: TimeInterval) { time.withLock { $0 += seconds } }
    }

    /// Counts what is asked, and fails when told to.
    private final class Store: WebhookReplayStore {
        struct Down: Error {}
        let inserts = Mutex(0)
        let isDown: Bool
        init(isDown: Bool = false) { self.isDown = isDown }
        func insert(
            _ identity: WebhookIdentity,
            at now: Date,
            keptFor window: Duration
        ) throws -> WebhookSighting {
            inserts.withLock { $0 += 1 }
            if isDown { throw Down() }
            return .first
        }
        func release(_ identity: WebhookIdentity) {}
    }

    private func receiver(_ wall: Wall, replays: any WebhookReplayStore = MemoryReplayStore()) throws -> WebhookReceiver
    {
        WebhookReceiver(
            verifier: WebhookVerifier(keys: try signer.keys),
            replays: replays,
            now: { wall.now }
        )
    }

    @Test func aValidWebhookGivesItsEvent() async throws {
        let body = try webhookBody()
        let delivery = try await receiver(Wall(start)).receive(body, signature: try signer.sign(body))
        #expect(delivery.verdict == .valid)
        #expect(delivery.event?.kind == .contactCreate)
        #expect(delivery.event?.envelope.webhookID == "w1")
    }

    @Test func theSecondOneIsAReplayEvenWhenItsTimestampIsNew() async throws {
        let wall = Wall(start)
        let receiver = try receiver(wall)
        let body = try webhookBody()
        #expect(try await receiver.receive(body, signature: try signer.sign(body)).verdict == .valid)
        wall.advance(4000)
        let again = try await receiver.receive(body, signature: try signer.sign(body))
        #expect(again.verdict == .replayed(firstSeen: start))
        #expect(again.event == nil)
        let renewed = try webhookBody(at: wall.now)
        let third = try await receiver.receive(renewed, signature: try signer.sign(renewed))
        #expect(third.verdict == .replayed(firstSeen: start))
    }

    @Test func theSixthRetryOfAnEventThatWasNeverStoredIsStillValid() async throws {
        let wall = Wall(start)
        let receiver = try receiver(wall)
        let body = try webhookBody()
        for _ in 0...6 {
            let delivery = try await receiver.receive(body, signature: try signer.sign(body))
            #expect(delivery.verdict == .valid)
            try await receiver.release(delivery)
            wall.advance(690)
        }
    }

    @Test func aReplayReleasesNothing() async throws {
        let receiver = try receiver(Wall(start))
        let body = try webhookBody()
        let signature = try signer.sign(body)
        _ = try await receiver.receive(body, signature: signature)
        let replay = try await receiver.receive(body, signature: signature)
        try await receiver.release(replay)
        #expect(try await receiver.receive(body, signature: signature).verdict == .replayed(firstSeen: start))
    }

    @Test func ageHasBounds() async throws {
        let cases: [(TimeInterval, WebhookVerdict)] = [
            (-7200, .valid), (-7201, .tooOld(by: .seconds(1))), (300, .valid),
            (301, .tooFarAhead(by: .seconds(1))),
        ]
        for (offset, expected) in cases {
            let body = try webhookBody(at: start + offset)
            let delivery = try await receiver(Wall(start)).receive(body, signature: try signer.sign(body))
            #expect(delivery.verdict == expected, "\(offset)")
        }
    }

    @Test func withoutATimestampAgeIsNotJudged() async throws {
        let body = try webhookBody(at: nil)
        #expect(try await receiver(Wall(start)).receive(body, signature: try signer.sign(body)).verdict == .valid)
    }

    @Test func withoutAnIDTheBodyIsRemembered() async throws {
        let receiver = try receiver(Wall(start))
        let body = try webhookBody(id: nil)
        let other = try webhookBody(id: nil, ["id": "c2"])
        #expect(try await receiver.receive(body, signature: try signer.sign(body)).verdict == .valid)
        #expect(try await receiver.receive(other, signature: try signer.sign(other)).verdict == .valid)
        #expect(try await receiver.receive(body, signature: try signer.sign(body)).verdict.name == "replayed")
    }

    @Test func aStrangerFillsNoMemory() async throws {
        let store = Store()
        let receiver = try receiver(Wall(start), replays: store)
        let body = try webhookBody()
        let old = try webhookBody(at: start - 100_000)
        let list = Data("[1]".utf8)
        let wrong = try WebhookSigner().sign(body)
        #expect(try await receiver.receive(body, signature: wrong).verdict == .wrongSignature)
        #expect(try await receiver.receive(body, signature: .init(current: nil)).verdict == .signatureMissing)
        #expect(try await receiver.receive(old, signature: try signer.sign(old)).verdict.name == "tooOld")
        #expect(try await receiver.receive(list, signature: try signer.sign(list)).verdict == .unreadable(.undecodable))
        #expect(store.inserts.withLock(\.self) == 0)
        #expect(try await receiver.receive(body, signature: try signer.sign(body)).verdict == .valid)
        #expect(store.inserts.withLock(\.self) == 1)
    }

    @Test func aStoreThatIsDownThrows() async throws {
        let body = try webhookBody()
        let receiver = try receiver(Wall(start), replays: Store(isDown: true))
        await #expect(throws: Store.Down.self) {
            try await receiver.receive(body, signature: try signer.sign(body))
        }
    }

    @Test func ofManyAtOnceOneIsFirst() async throws {
        let receiver = try receiver(Wall(start))
        let body = try webhookBody()
        let signature = try signer.sign(body)
        let valid = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 {
                group.addTask { try await receiver.receive(body, signature: signature).verdict == .valid }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(valid == 1)
    }

    @Test func theHintReachesTheEvent() async throws {
        let body = Data(#"{"_id":"i1","invoiceNumber":"7","amountDue":3}"#.utf8)
        let delivery = try await receiver(Wall(start)).receive(
            body,
            signature: try signer.sign(body),
            expecting: .invoicePaid
        )
        #expect(delivery.event?.kind == .invoicePaid)
    }
}
