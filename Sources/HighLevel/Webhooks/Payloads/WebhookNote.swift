public import Foundation

/// A note, as a webhook tells of it. Live bodies lack the user and the title (public issue 312).
public struct WebhookNote: Sendable, Hashable {
    /// The id.
    public var id: String?
    /// The contact it is on.
    public var contactID: String?
    /// The text.
    public var body: String?
    /// The heading; not in the documents.
    public var title: String?
    /// The user who wrote it; not in the documents.
    public var userID: String?
    /// When it was written.
    public var dateAdded: Date?

    init(_ fields: inout WebhookFields) {
        id = fields.text("id")
        contactID = fields.text("contactId")
        body = fields.text("body")
        title = fields.text("title")
        userID = fields.text("userId")
        dateAdded = fields.date("dateAdded")
    }
}
