import Crypto
import Foundation
import HighLevel
import Logging
import Records
import Storage
import Testing

@testable import Engine

@Suite(.timeLimit(.minutes(10))) struct WebhookIntakeTests {
    private let key = Curve25519.Signing.PrivateKey()
    private let directory: TemporaryDirectory
    private let store: Store
    private let intake: WebhookIntake

    init() throws {
        directory = try TemporaryDirectory()
        store = try Store(path: directory.url.appending(path: "tenon.db").path)
        var keys = WebhookKeys()
        try keys.add(key.publicKey)
        let environment = EngineEnvironment.live()
        intake = WebhookIntake(
            keys: keys,
            acceptsRetired: false,
            inbox: ArrivalInbox(store: store, workspace: "main", environment: environment, bell: Bell()),
            locationID: "loc1",
            environment: environment,
            logger: Logger(label: "tenon.tests", factory: { _ in SwiftLogNoOpLogHandler() })
        )
    }

    private func send(_ members: [String: String], signed: Bool = true) async throws -> WebhookIntake.Answer {
        let now = Date().formatted(.iso8601)
        let body = try JSONEncoder().encode(["timestamp": now].merging(members) { $1 })
        let signature = signed ? try key.signature(for: body).base64EncodedString() : nil
        return await intake.take(body) { $0.lowercased() == "x-ghl-signature" ? signature : nil }
    }

    private func unread() async throws -> [RecordID] {
        try await store.read { try $0.unread(limit: 9, workspace: "main") }.map(\.subject)
    }

    private static let created = ["type": "ContactCreate", "locationId": "loc1", "id": "c1", "webhookId": "w1"]

    @Test func itIsStoredBeforeItIsAnswered() async throws {
        #expect(try await send(Self.created).status == 200)
        #expect(try await unread() == [RecordID(.contact, "c1")])
    }

    @Test func aRepetitionIsAnsweredLikeTheFirstAndStoredOnce() async throws {
        for _ in 0..<3 { #expect(try await send(Self.created).status == 200) }
        #expect(try await unread().count == 1)
    }

    @Test func anOpportunityIsReadBeforeItsContact() async throws {
        let event = ["type": "OpportunityStatusUpdate", "locationId": "loc1", "id": "o1", "contactId": "c2"]
        #expect(try await send(event).status == 200)
        #expect(try await unread() == [RecordID(.opportunity, "o1"), RecordID(.contact, "c2")])
    }

    @Test func whatNobodyWaitsForIsAnsweredAndLeadsToNothing() async throws {
        #expect(try await send(["type": "InvoiceCreate", "locationId": "loc1", "webhookId": "w2"]).status == 200)
        #expect(try await send(["type": "SomethingNew", "locationId": "loc1", "webhookId": "w3"]).status == 200)
        #expect(try await unread().isEmpty)
    }

    @Test func strangersAreRefused() async throws {
        #expect(try await send(Self.created, signed: false).status == 401)
        let foreign = try await send(["type": "ContactCreate", "locationId": "loc2", "id": "c1"])
        #expect(foreign.status == 404)
        #expect(foreign.message.contains("loc2"))
        let old = Date().addingTimeInterval(-3 * 3600).formatted(.iso8601)
        #expect(try await send(Self.created.merging(["timestamp": old]) { $1 }).status == 400)
        #expect(try await unread().isEmpty)
    }

    /// HighLevel sends again after a 429 and after nothing else.
    @Test func whatCannotBeStoredIsAskedForAgain() async throws {
        try store.close()
        #expect(try await send(Self.created).status == 429)
    }
}
