public import Foundation

/// A record of a custom object, as a webhook tells of it.
public struct WebhookRecord: Sendable, Hashable {
    /// The id.
    public var id: String?
    /// The users who own it.
    public var ownerIDs: [String]
    /// The users who follow it.
    public var followerIDs: [String]
    /// Its values.
    public var properties: [Property]
    /// When it was changed.
    public var timestamp: Date?

    init(_ fields: inout WebhookFields) {
        id = fields.text("id")
        ownerIDs = fields.texts("owners") ?? []
        followerIDs = fields.texts("followers") ?? []
        properties = fields.list("properties") { Property(&$0) } ?? []
        timestamp = fields.date("timestamp")
    }
}

extension WebhookRecord {
    /// One value of a record.
    public struct Property: Sendable, Hashable {
        /// The key of the property.
        public var key: String?
        /// The value; the documents show `valueString` only.
        public var value: JSONValue?

        init(_ fields: inout WebhookFields) {
            key = fields.text("key")
            value = fields.json("valueString", "value")
        }
    }
}
