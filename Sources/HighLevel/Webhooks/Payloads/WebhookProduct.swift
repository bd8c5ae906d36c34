public import Foundation

/// A product, as a webhook tells of it.
public struct WebhookProduct: Sendable, Hashable {
    /// The id.
    public var id: String?
    /// The name.
    public var name: String?
    /// The description.
    public var description: String?
    /// The type, such as `PHYSICAL` or `SERVICE`.
    public var type: String?
    /// Whether the online store shows it.
    public var isInStore: Bool?
    /// The user who made it.
    public var userID: String?
    /// The address of its picture.
    public var imageURL: String?
    /// What stands on the customer's bank statement.
    public var statementDescriptor: String?
    /// Its variants, each with options.
    public var variants: [JSONValue]
    /// Its pictures and films.
    public var media: [JSONValue]
    /// When it was made.
    public var createdAt: Date?
    /// When it was changed last.
    public var updatedAt: Date?

    init(_ fields: inout WebhookFields) {
        id = fields.text("_id")
        name = fields.text("name")
        description = fields.text("description")
        type = fields.text("productType")
        isInStore = fields.flag("availableInStore")
        userID = fields.text("userId")
        imageURL = fields.text("image")
        statementDescriptor = fields.text("statementDescriptor")
        variants = fields.values("variants") ?? []
        media = fields.values("medias") ?? []
        createdAt = fields.date("createdAt")
        updatedAt = fields.date("updatedAt")
    }
}
