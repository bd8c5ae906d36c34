public import Foundation

/// A task, as a webhook tells of it. A live `TaskCreate` lacks contact and body (public issue 332).
public struct WebhookTask: Sendable, Hashable {
    /// The id.
    public var id: String?
    /// The contact it belongs to.
    public var contactID: String?
    /// What is to be done.
    public var title: String?
    /// More about it.
    public var body: String?
    /// The user who is to do it.
    public var assignedTo: String?
    /// When it is due.
    public var dueDate: Date?
    /// When it was made.
    public var dateAdded: Date?

    init(_ fields: inout WebhookFields) {
        id = fields.text("id")
        contactID = fields.text("contactId")
        title = fields.text("title")
        body = fields.text("body")
        assignedTo = fields.text("assignedTo")
        dueDate = fields.date("dueDate")
        dateAdded = fields.date("dateAdded")
    }
}
