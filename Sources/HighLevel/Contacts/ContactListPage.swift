/// One page of the deprecated contact list, oldest API style: both parts of the cursor are needed.
public struct ContactListPage: Sendable, Hashable {
    /// Where the next page begins.
    public struct Cursor: Sendable, Hashable {
        /// Milliseconds since 1970 of the last contact; alone it gives the first page again (seen in live traffic).
        public var startAfter: Int
        /// The id of the last contact.
        public var startAfterID: String

        /// Makes a cursor.
        public init(startAfter: Int, startAfterID: String) {
            self.startAfter = startAfter
            self.startAfterID = startAfterID
        }
    }

    /// The contacts.
    public var contacts: [Contact]
    /// How many contacts there are in all, when told.
    public var total: Int?
    /// Where the next page begins; nil on the last page.
    public var next: Cursor?
}

extension ContactListPage: Decodable {
    /// Reads `{contacts, meta}`; `nextPageUrl` is null on the last page (seen in live traffic).
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        contacts = try fields.decode([Contact].self, forKey: "contacts")
        total = try fields.first(of: "count")
        guard fields.contains("meta") else { return }
        let meta = try fields.nestedContainer(keyedBy: AnyKey.self, forKey: "meta")
        total = try meta.first(of: "total") ?? total
        let url: String? = try meta.first(of: "nextPageUrl")
        guard url?.isEmpty == false, let id: String = try meta.first(of: "startAfterId"),
            let time: Int = try meta.first(of: "startAfter")
        else { return }
        next = Cursor(startAfter: time, startAfterID: id)
    }
}
