public import Foundation

/// What became of an email, as a webhook tells of it. The rest of the mail service's report is in the event's body.
public struct WebhookEmail: Sendable, Hashable {
    /// The id of the report.
    public var id: String?
    /// What happened, such as `delivered`, `opened` or `failed`.
    public var event: String?
    /// When it happened.
    public var timestamp: Date?
    /// Whom it was sent to.
    public var recipient: String?
    /// The id of the email.
    public var messageID: String?
    /// The sender, as the email says.
    public var from: String?
    /// The receiver, as the email says.
    public var to: String?
    /// The sender, as the mail servers saw it.
    public var envelopeSender: String?
    /// The mail server's status code.
    public var deliveryCode: Int?
    /// The mail server's message.
    public var deliveryMessage: String?
    /// What the mail service says about it.
    public var deliveryDescription: String?
    /// How many times it was tried.
    public var attempt: Int?
    /// The tags of the email.
    public var tags: [String]
    /// The campaigns of the email.
    public var campaigns: [String]

    /// The members stand in `webhookPayload`.
    init(whole fields: inout WebhookFields) {
        self = fields.nested("webhookPayload") { Self(&$0) } ?? Self(&fields)
    }

    init(_ fields: inout WebhookFields) {
        id = fields.text("id")
        event = fields.text("event")
        timestamp = fields.date("timestamp")
        recipient = fields.text("recipient")
        tags = fields.texts("tags") ?? []
        campaigns = fields.texts("campaigns") ?? []
        envelopeSender = fields.nested("envelope") { $0.text("sender") } ?? nil
        readMessage(&fields)
        readStatus(&fields)
    }

    private mutating func readMessage(_ fields: inout WebhookFields) {
        let headers = fields.nested("message") { message in
            message.nested("headers") { ($0.text("message-id"), $0.text("from"), $0.text("to")) }
        }
        (messageID, from, to) = (headers ?? nil) ?? (nil, nil, nil)
    }

    private mutating func readStatus(_ fields: inout WebhookFields) {
        let status = fields.nested("delivery-status") {
            ($0.whole("code"), $0.text("message"), $0.text("description"), $0.whole("attempt-no"))
        }
        (deliveryCode, deliveryMessage, deliveryDescription, attempt) = status ?? (nil, nil, nil, nil)
    }
}
