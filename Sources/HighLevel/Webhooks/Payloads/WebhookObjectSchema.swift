public import Foundation

/// The definition of a custom object, as a webhook tells of it.
public struct WebhookObjectSchema: Sendable, Hashable {
    /// The id; in the examples of the documents, not in their schema.
    public var id: String?
    /// The key, such as `custom_objects.site`.
    public var key: String?
    /// The type, such as `USER_DEFINED`.
    public var type: String?
    /// What it is called, by `singular` and `plural`.
    public var labels: [String: JSONValue]
    /// What it is for.
    public var description: String?
    /// The property that names a record.
    public var primaryDisplayProperty: String?
    /// The properties that a search looks into.
    public var searchableProperties: [String]
    /// Who made it.
    public var createdBy: [String: JSONValue]?
    /// Who changed it last.
    public var updatedBy: [String: JSONValue]?
    /// When it was made.
    public var createdAt: Date?
    /// When it was changed last.
    public var updatedAt: Date?
    /// When this happened.
    public var timestamp: Date?

    init(_ fields: inout WebhookFields) {
        id = fields.text("id")
        key = fields.text("key")
        type = fields.text("objectType")
        labels = fields.object("labels") ?? [:]
        description = fields.text("description")
        primaryDisplayProperty = fields.text("primaryDisplayProperty")
        searchableProperties = fields.texts("searchableProperties") ?? []
        createdBy = fields.object("createdBy")
        updatedBy = fields.object("updatedBy")
        createdAt = fields.date("createdAt")
        updatedAt = fields.date("updatedAt")
        timestamp = fields.date("timestamp")
    }
}
