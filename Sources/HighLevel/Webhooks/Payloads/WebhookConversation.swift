/// The unread state of a conversation, as a webhook tells of it.
public struct WebhookConversation: Sendable, Hashable {
    /// The id.
    public var id: String?
    /// The contact it is with.
    public var contactID: String?
    /// How many messages are unread.
    public var unreadCount: Int?
    /// Whether it is in the inbox.
    public var isInInbox: Bool?
    /// Whether it has a star.
    public var isStarred: Bool?
    /// Whether it was deleted.
    public var isDeleted: Bool?

    init(_ fields: inout WebhookFields) {
        id = fields.text("id")
        contactID = fields.text("contactId")
        unreadCount = fields.whole("unreadCount")
        isInInbox = fields.flag("inbox")
        isStarred = fields.flag("starred")
        isDeleted = fields.flag("deleted")
    }
}
