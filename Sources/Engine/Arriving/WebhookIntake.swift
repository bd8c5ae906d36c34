public import Foundation
public import HighLevel
public import Logging
import Records
import Storage

/// Takes HighLevel's webhooks in: verified, known again when they are repeated, and on disk before they are answered.
///
/// What a webhook says is not believed further than whom it is about: that record is read before anything is decided. So
/// the order in which webhooks come does not matter, nor what they leave out.
public struct WebhookIntake: Sendable {
    /// What to answer.
    public struct Answer: Hashable, Sendable {
        /// The HTTP status: 200 once it is stored, 429 when it could not be, which is the only one that HighLevel tries
        /// again after (official guide).
        public let status: Int
        /// What happened, for a person.
        public let message: String
    }

    private let receiver: WebhookReceiver
    private let inbox: ArrivalInbox
    private let locationID: String
    private let environment: EngineEnvironment
    private let logger: Logger

    /// - Parameter locationID: The workspace's own; webhooks of another are refused.
    public init(
        keys: WebhookKeys,
        acceptsRetired: Bool,
        inbox: ArrivalInbox,
        locationID: String,
        environment: EngineEnvironment,
        logger: Logger
    ) {
        receiver = WebhookReceiver(
            verifier: WebhookVerifier(keys: keys, acceptsRetiredSignature: acceptsRetired),
            replays: StoredReplays(),
            now: environment.now
        )
        self.inbox = inbox
        self.locationID = locationID
        self.environment = environment
        self.logger = logger
    }

    /// Judges a webhook, stores what it is about, and says what to answer. Never throws: each failure has its answer.
    ///
    /// - Parameters:
    ///   - body: The raw bytes, as they came.
    ///   - header: Looks up a header by its name, in any case.
    public func take(_ body: Data, header: (String) -> String?) async -> Answer {
        do {
            let delivery = try await receiver.receive(body, signature: WebhookSignature(header: header))
            guard let event = delivery.event, let identity = delivery.identity else {
                return refuse(delivery.verdict)
            }
            guard let place = event.envelope.locationID, place != locationID else {
                return try await store(event, identity)
            }
            logger.warning("a webhook of another location was refused", metadata: ["location": "\(place)"])
            return Answer(status: 404, message: "This server knows no location \(place).")
        } catch {
            logger.error("a webhook could not be stored", metadata: ["cause": "\(error)"])
            return Answer(status: 429, message: "The webhook could not be stored. Send it again later.")
        }
    }

    private func store(_ event: WebhookEvent, _ identity: WebhookIdentity) async throws -> Answer {
        let isNew = try await inbox.take(
            Arrival(
                identity: Data(identity.bytes),
                subjects: event.subjects,
                receivedAt: environment.moment
            )
        )
        return Answer(status: 200, message: isNew ? "Taken in." : "Taken in before.")
    }

    private func refuse(_ verdict: WebhookVerdict) -> Answer {
        logger.warning("a webhook was refused", metadata: ["verdict": "\(verdict.name)"])
        return Answer(status: verdict.status, message: "\(verdict)")
    }
}

/// Replays are known by the store, in the commit that takes the webhook in: so also by another process, and after a crash.
private struct StoredReplays: WebhookReplayStore {
    func insert(_ identity: WebhookIdentity, at now: Date, keptFor window: Duration) -> WebhookSighting { .first }
    func release(_ identity: WebhookIdentity) {}
}
