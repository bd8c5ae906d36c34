public import Foundation

/// A call that the voice assistant took, as a webhook tells of it. The types are not documented.
public struct WebhookVoiceCall: Sendable, Hashable {
    /// The id.
    public var id: String?
    /// The assistant.
    public var agentID: String?
    /// The contact who called.
    public var contactID: String?
    /// The number that called.
    public var fromNumber: String?
    /// How long it took, in seconds.
    public var duration: Double?
    /// What it was about.
    public var summary: String?
    /// What was said.
    public var transcript: JSONValue?
    /// What was said, in another language.
    public var translation: JSONValue?
    /// What the assistant noted down.
    public var extractedData: JSONValue?
    /// What the assistant did.
    public var executedActions: [JSONValue]
    /// The message it stands under in the conversation.
    public var messageID: String?
    /// Whether it was a trial call.
    public var isTrial: Bool?
    /// When it was.
    public var createdAt: Date?

    init(_ fields: inout WebhookFields) {
        id = fields.text("id")
        agentID = fields.text("agentId")
        contactID = fields.text("contactId")
        fromNumber = fields.text("fromNumber")
        duration = fields.number("duration")
        summary = fields.text("summary")
        transcript = fields.json("transcript")
        translation = fields.json("translation")
        extractedData = fields.json("extractedData")
        executedActions = fields.values("executedCallActions") ?? []
        messageID = fields.text("messageId")
        isTrial = fields.flag("trialCall")
        createdAt = fields.date("createdAt")
    }
}
