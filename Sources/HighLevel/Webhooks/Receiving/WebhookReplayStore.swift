public import Foundation

/// Whether a webhook came before.
public enum WebhookSighting: Sendable, Hashable {
    /// It is new, and is remembered from now on.
    case first
    /// It was taken in at the given time.
    case repeated(firstSeen: Date)
}

/// Remembers which webhooks came. A durable one checks and inserts in one statement, so that of two nodes that get the
/// same webhook only one sees it first.
public protocol WebhookReplayStore: Sendable {
    /// Takes the id in if it is not there, and says whether it was; it may be forgotten after the window.
    func insert(_ identity: WebhookIdentity, at now: Date, keptFor window: Duration) async throws -> WebhookSighting

    /// Forgets an id whose event could not be kept: HighLevel sends it again under the same id.
    func release(_ identity: WebhookIdentity) async throws
}
