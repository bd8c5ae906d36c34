/// One page of a contact search.
public struct SearchPage: Sendable, Hashable {
    /// The contacts.
    public var contacts: [Contact]
    /// How many contacts match in all, when told; it may lag behind by a few seconds.
    public var total: Int?
    /// The cursor of the last contact, to go on from; nil for an empty page.
    public var searchAfter: [JSONValue]?
    /// The service's id of the exchange.
    public var traceID: String?
}

extension SearchPage: Decodable {
    private struct Item: Decodable {
        let contact: Contact
        let searchAfter: [JSONValue]?

        init(from decoder: any Decoder) throws {
            contact = try Contact(from: decoder)
            searchAfter = try decoder.container(keyedBy: AnyKey.self).first(of: "searchAfter")
        }
    }

    /// Reads `{contacts, total}`; a reply without contacts throws, as it is no empty result.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        let items = try fields.decode([Item].self, forKey: "contacts")
        contacts = items.map(\.contact)
        total = try fields.first(of: "total")
        searchAfter = items.last?.searchAfter
        traceID = try fields.first(of: "traceId")
    }
}
