/// What a change of tags on many contacts did, contact by contact.
public struct BulkTagOutcome: Sendable, Hashable {
    /// What happened to one contact.
    public struct Item: Sendable, Hashable {
        /// The contact, where the reply names it.
        public let contactID: String?
        /// In the service's words, such as `Tags updated` or `contact is deleted`.
        public let message: String?
        /// Whether the contact was changed as asked; nil when not told.
        public let isSuccess: Bool?
        /// The tags it had before, where told.
        public let oldTags: [String]
        /// The tags that were added.
        public let tagsAdded: [String]
        /// The tags that were taken away.
        public let tagsRemoved: [String]
    }

    /// Whether the service calls the whole a success; nil when not told. Look at ``errorCount`` and ``items`` too.
    public let isSuccess: Bool?
    /// How many contacts were not changed.
    public let errorCount: Int
    /// Contact by contact, as far as told.
    public let items: [Item]

    /// The contacts that were not changed, each with its message.
    public var failures: [Item] { items.filter { $0.isSuccess == false } }
}

extension BulkTagOutcome: Decodable {
    /// Reads `{succeeded, errorCount, responses}`.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        let items: [Item] = try fields.first(of: "responses") ?? []
        isSuccess = try fields.first(of: HighLevelDialect.successKeys)
        errorCount = try fields.first(of: "errorCount") ?? items.count { $0.isSuccess == false }
        self.items = items
    }
}

extension BulkTagOutcome.Item: Decodable {
    /// Reads an object, or a bare text, which the official spec declares in its place.
    public init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self.init(contactID: nil, message: text, isSuccess: nil, oldTags: [], tagsAdded: [], tagsRemoved: [])
            return
        }
        let fields = try decoder.container(keyedBy: AnyKey.self)
        let type: String? = try fields.first(of: "type")
        self.init(
            contactID: try fields.first(of: "contactId"),
            message: try fields.first(of: "message"),
            isSuccess: type.map { $0 == "success" },
            oldTags: try fields.first(of: "oldTags") ?? [],
            tagsAdded: try fields.first(of: "tagsAdded") ?? [],
            tagsRemoved: try fields.first(of: "tagsRemoved") ?? []
        )
    }
}
