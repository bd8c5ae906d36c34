public import Foundation

/// An opportunity, as a webhook tells of it. One change may send several events (public issue 27).
public struct WebhookOpportunity: Sendable, Hashable {
    /// The id.
    public var id: String?
    /// The contact it is with.
    public var contactID: String?
    /// What it is about.
    public var name: String?
    /// The pipeline it is in.
    public var pipelineID: String?
    /// The stage it is in.
    public var pipelineStageID: String?
    /// The status: `open`, `won`, `lost` or `abandoned`, or another to come.
    public var status: String?
    /// What it is worth, in the location's currency.
    public var monetaryValue: Double?
    /// The user who works on it.
    public var assignedTo: String?
    /// Where it came from, as free text.
    public var source: String?
    /// When it was made.
    public var dateAdded: Date?

    init(_ fields: inout WebhookFields) {
        id = fields.text("id")
        contactID = fields.text("contactId")
        name = fields.text("name")
        pipelineID = fields.text("pipelineId")
        pipelineStageID = fields.text("pipelineStageId")
        status = fields.text("status")
        monetaryValue = fields.number("monetaryValue")
        assignedTo = fields.text("assignedTo")
        source = fields.text("source")
        dateAdded = fields.date("dateAdded")
    }
}
