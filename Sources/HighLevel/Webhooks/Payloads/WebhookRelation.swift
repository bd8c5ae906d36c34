/// Two records that are related, as a webhook tells of it.
public struct WebhookRelation: Sendable, Hashable {
    /// The id.
    public var id: String?
    /// The kind of relation.
    public var associationID: String?
    /// The kind of the first record.
    public var firstObjectKey: String?
    /// The first record.
    public var firstRecordID: String?
    /// The kind of the second record.
    public var secondObjectKey: String?
    /// The second record.
    public var secondRecordID: String?

    init(_ fields: inout WebhookFields) {
        id = fields.text("id")
        associationID = fields.text("associationId")
        firstObjectKey = fields.text("firstObjectKey")
        firstRecordID = fields.text("firstRecordId")
        secondObjectKey = fields.text("secondObjectKey")
        secondRecordID = fields.text("secondRecordId")
    }
}
