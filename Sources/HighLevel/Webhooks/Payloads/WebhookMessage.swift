public import Foundation

/// A message, as a webhook tells of it: one that came in or went out, or one that the app is to send.
public struct WebhookMessage: Sendable, Hashable {
    /// The id.
    public var id: String?
    /// The conversation it is in.
    public var conversationID: String?
    /// The contact it is from or to.
    public var contactID: String?
    /// The user who sent it.
    public var userID: String?
    /// The channel: `SMS`, `Email`, `CALL` and others.
    public var channel: String?
    /// `inbound` or `outbound`.
    public var direction: String?
    /// The status of its delivery.
    public var status: String?
    /// The text.
    public var body: String?
    /// The text as HTML, of an email to be sent.
    public var html: String?
    /// The media type of the text.
    public var contentType: String?
    /// The heading of an email.
    public var subject: String?
    /// The sender of an email.
    public var from: String?
    /// The receivers of an email.
    public var to: [String]
    /// The number an SMS is to be sent to.
    public var phone: String?
    /// The addresses of the attachments.
    public var attachments: [String]
    /// The id of the email, where one message has several.
    public var emailMessageID: String?
    /// The thread of an email.
    public var threadID: String?
    /// Where a message that went out came from, such as `workflow` or `app`.
    public var source: String?
    /// The conversation provider that carried it.
    public var providerID: String?
    /// How long a call took, in seconds.
    public var callDuration: Double?
    /// How a call ended.
    public var callStatus: String?
    /// When it was added.
    public var dateAdded: Date?

    init(_ fields: inout WebhookFields) {
        id = fields.text("messageId")
        conversationID = fields.text("conversationId")
        contactID = fields.text("contactId")
        userID = fields.text("userId")
        channel = Self.channel(&fields)
        direction = fields.text("direction")
        status = fields.text("status")
        body = fields.text("body", "message")
        html = fields.text("html")
        contentType = fields.text("contentType")
        subject = fields.text("subject")
        from = fields.text("from", "emailFrom")
        to = Self.receivers(&fields)
        phone = fields.text("phone")
        attachments = fields.texts("attachments") ?? []
        emailMessageID = fields.text("emailMessageId")
        threadID = fields.text("threadId")
        source = fields.text("source")
        providerID = fields.text("conversationProviderId")
        callDuration = fields.number("callDuration")
        callStatus = fields.text("callStatus")
        dateAdded = fields.date("dateAdded")
    }

    /// A message that the app is to send names its channel where others name the event (official spec).
    private static func channel(_ fields: inout WebhookFields) -> String? {
        if let channel = fields.text("messageType") { return channel }
        let type = fields.json("type")?.stringValue
        return type.flatMap { WebhookEvent.Kind.providerOutboundMessage.documentedTypes.contains($0) ? $0 : nil }
    }

    /// One text or a list of them; which of the two is not documented.
    private static func receivers(_ fields: inout WebhookFields) -> [String] {
        if let receiver = fields.json("to", "emailTo")?.stringValue { return [receiver] }
        return fields.texts("to", "emailTo") ?? []
    }
}
