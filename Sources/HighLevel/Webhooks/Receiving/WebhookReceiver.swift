public import Foundation

/// Takes webhooks in: signature, shape, age, replay, in this order, so that a stranger can fill no memory.
///
/// The one who calls stores the event and then answers ``WebhookVerdict/status``. When storing fails it calls
/// ``release(_:)`` and answers 429: HighLevel sends the event again after no other answer (official guide).
///
/// ```swift
/// let delivery = try await receiver.receive(body, signature: WebhookSignature { request.headers[$0] })
/// if let event = delivery.event { try await inbox.store(event) }
/// return delivery.verdict.status
/// ```
public struct WebhookReceiver: Sendable {
    private let verifier: WebhookVerifier
    private let freshness: WebhookFreshness
    private let replays: any WebhookReplayStore
    private let now: @Sendable () -> Date

    /// Makes a receiver.
    ///
    /// - Parameter now: the wall clock, as the timestamps of webhooks are.
    public init(
        verifier: WebhookVerifier = WebhookVerifier(),
        freshness: WebhookFreshness = .standard,
        replays: any WebhookReplayStore,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.verifier = verifier
        self.freshness = freshness
        self.replays = replays
        self.now = now
    }

    /// Judges a webhook and, when it is valid, gives its event.
    ///
    /// A body without a timestamp is taken as fresh: the documents show none, live events have one.
    ///
    /// - Parameter hint: the event that this address was given for, for bodies that do not name theirs.
    /// - Throws: what the replay store throws, nothing else.
    public func receive(
        _ body: Data,
        signature: WebhookSignature,
        expecting hint: WebhookEvent.Kind? = nil
    ) async throws -> WebhookDelivery {
        let verdict = verifier.verify(body, signature: signature)
        guard verdict == .valid else { return WebhookDelivery(verdict) }
        let event: WebhookEvent
        do {
            event = try WebhookEvent(decoding: body, expecting: hint)
        } catch {
            return WebhookDelivery(.unreadable(error.code))
        }
        let now = now()
        if let timestamp = event.envelope.timestamp {
            let age = Self.duration(now.timeIntervalSince(timestamp))
            if let verdict = freshness.verdict(age: age) { return WebhookDelivery(verdict) }
        }
        let identity = WebhookIdentity(webhookID: event.envelope.webhookID, body: body)
        switch try await replays.insert(identity, at: now, keptFor: freshness.replayWindow) {
        case .first: return WebhookDelivery(.valid, event: event, identity: identity)
        case .repeated(let time): return WebhookDelivery(.replayed(firstSeen: time), identity: identity)
        }
    }

    /// Makes an event new again that was judged valid and could not be stored.
    public func release(_ delivery: WebhookDelivery) async throws {
        guard delivery.verdict == .valid, let identity = delivery.identity else { return }
        try await replays.release(identity)
    }

    /// Whole milliseconds are plenty, and no date is too far for them.
    private static func duration(_ seconds: TimeInterval) -> Duration {
        .milliseconds(Int64(min(max(seconds, -1e12), 1e12) * 1000))
    }
}
