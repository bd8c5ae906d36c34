public import Foundation

/// A contact's status in a campaign, as a webhook tells of it.
public struct WebhookCampaign: Sendable, Hashable {
    /// The id of the campaign.
    public var id: String?
    /// The contact.
    public var contactID: String?
    /// The new status.
    public var status: String?
    /// The template that was sent last.
    public var templateID: String?
    /// Whether the contact replied.
    public var replied: Bool?
    /// When the contact was added.
    public var dateAdded: Date?

    init(_ fields: inout WebhookFields) {
        id = fields.text("id")
        contactID = fields.text("contactId")
        status = fields.text("status")
        templateID = fields.text("templateId")
        replied = fields.flag("replied")
        dateAdded = fields.date("dateAdded")
    }
}
