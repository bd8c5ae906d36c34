/// One webhook after it was judged.
public struct WebhookDelivery: Sendable {
    /// What is to be thought of it.
    public let verdict: WebhookVerdict
    /// The event; only of a valid webhook.
    public let event: WebhookEvent?
    /// What it is known again by; nil when it was refused before that was looked at.
    public let identity: WebhookIdentity?

    init(_ verdict: WebhookVerdict, event: WebhookEvent? = nil, identity: WebhookIdentity? = nil) {
        self.verdict = verdict
        self.event = event
        self.identity = identity
    }
}
