/// A search over the contacts of the client's location.
public struct SearchRequest: Sendable, Hashable {
    /// One key of the order; the service takes at most two.
    public struct Sort: Sendable, Hashable, Encodable {
        /// The direction.
        public enum Direction: String, Sendable, Hashable, Encodable {
            /// Smallest first.
            case ascending = "asc"
            /// Largest first.
            case descending = "desc"
        }

        /// The field, such as `dateAdded` or `dateUpdated`.
        public var field: String
        /// The direction.
        public var direction: Direction

        /// Makes a sort key.
        public init(field: String, direction: Direction) {
            self.field = field
            self.direction = direction
        }

        /// Oldest first: the order that no edit changes, so that a paged read meets every contact.
        public static let dateAdded = Sort(field: "dateAdded", direction: .ascending)
    }

    /// Where in the result to begin.
    public enum Position: Sendable, Hashable {
        /// At a page counted from 1; page times size must not exceed 10,000.
        case page(Int)
        /// After the item that carried this cursor.
        case after([JSONValue])
    }

    /// Conditions, all of which hold.
    public var filters: [SearchFilter]
    /// The order.
    public var sort: [Sort]
    /// Free text of at most 75 characters; phone numbers are reported not to be found by it (public issue 289).
    public var query: String?
    /// How many contacts to return, 1 to 500.
    public var pageSize: Int
    /// Where to begin.
    public var position: Position

    /// Makes a search.
    public init(
        filters: [SearchFilter] = [],
        sort: [Sort] = [.dateAdded],
        query: String? = nil,
        pageSize: Int = 500,
        position: Position = .page(1)
    ) {
        self.filters = filters
        self.sort = sort
        self.query = query
        self.pageSize = pageSize
        self.position = position
    }
}

extension SearchRequest {
    /// What the service would refuse (official supplement), with the next step; nil when all is well.
    var problem: String? {
        if !(1...500).contains(pageSize) { return "A page of \(pageSize) contacts is not allowed. Ask for 1 to 500." }
        if sort.count > 2 { return "\(sort.count) sort keys are not allowed. Give at most 2." }
        if let query, query.count > 75 { return "The text has \(query.count) characters. Give at most 75." }
        if case .page(let page) = position, page < 1 || page > 10_000 / pageSize {
            return "Page \(page) of \(pageSize) contacts lies outside 1 to 10,000 contacts. Go on by searchAfter."
        }
        return nil
    }
}

/// The body of a search: a cursor and a page are never sent together.
struct SearchBody: Encodable {
    let request: SearchRequest
    let locationID: String

    func encode(to encoder: any Encoder) throws {
        var body = encoder.container(keyedBy: AnyKey.self)
        try body.encode(locationID, forKey: "locationId")
        try body.encode(request.pageSize, forKey: "pageLimit")
        switch request.position {
        case .page(let page): try body.encode(page, forKey: "page")
        case .after(let cursor): try body.encode(cursor, forKey: "searchAfter")
        }
        try body.encodeIfPresent(request.query, forKey: "query")
        if !request.filters.isEmpty { try body.encode(request.filters, forKey: "filters") }
        if !request.sort.isEmpty { try body.encode(request.sort, forKey: "sort") }
    }
}
