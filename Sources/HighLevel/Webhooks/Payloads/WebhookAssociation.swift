/// A kind of relation between two kinds of objects, as a webhook tells of it.
public struct WebhookAssociation: Sendable, Hashable {
    /// The id.
    public var id: String?
    /// The key.
    public var key: String?
    /// The type, such as `USER_DEFINED`.
    public var type: String?
    /// The first kind of object.
    public var first: Side
    /// The second kind of object.
    public var second: Side

    init(_ fields: inout WebhookFields) {
        id = fields.text("id")
        key = fields.text("key")
        type = fields.text("associationType")
        first = Side(&fields, "firstObject", cardinality: "firstObjectToSecondObjectCardinality")
        second = Side(&fields, "secondObject", cardinality: "secondObjectToFirstObjectCardinality")
    }
}

extension WebhookAssociation {
    /// One of the two kinds of objects.
    public struct Side: Sendable, Hashable {
        /// The key of the object, such as `contact` or `custom_objects.site`.
        public var objectKey: String?
        /// What it is called in the relation.
        public var label: String?
        /// How many of the other kind one may have, such as `ONE_TO_MANY`; not told when one was just made.
        public var cardinality: String?

        init(_ fields: inout WebhookFields, _ prefix: String, cardinality key: String) {
            objectKey = fields.text(prefix + "Key")
            label = fields.text(prefix + "Label")
            cardinality = fields.text(key)
        }
    }
}
