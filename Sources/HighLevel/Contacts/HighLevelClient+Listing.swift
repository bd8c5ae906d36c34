import NIOHTTP1

extension HighLevelClient {
    /// One page of a search. A reply is a few seconds behind the latest writes.
    public func searchContacts(_ request: SearchRequest) async throws -> SearchPage {
        guard (1...500).contains(request.pageSize) else {
            throw HighLevelError(
                .invalid,
                operation: "searchContacts",
                message: "A page of \(request.pageSize) contacts is not allowed. Ask for 1 to 500."
            )
        }
        let body = try body(SearchBody(request: request, locationID: configuration.locationID))
        return try await call(
            Endpoint("searchContacts", .POST, ["contacts", "search"], kind: .read, subject: "contacts", body: body)
        )
    }

    /// All contacts that match, page by page; see ``ContactPages``.
    ///
    /// - Parameter pageSize: 1 to 500; 10,000 contacts take 21 calls at 500.
    public func contactPages(
        sort: [SearchRequest.Sort] = [.dateAdded],
        filters: [SearchFilter] = [],
        pageSize: Int = 500
    ) -> ContactPages {
        ContactPages(client: self, request: SearchRequest(filters: filters, sort: sort, pageSize: pageSize))
    }

    /// One page of the deprecated list.
    ///
    /// - Parameters:
    ///   - limit: 1 to 100.
    ///   - cursor: `next` of the page before.
    public func listContacts(limit: Int = 100, after cursor: ContactListPage.Cursor? = nil) async throws
        -> ContactListPage
    {
        // The location is needed on every page: without it the service answers 403 (seen in live traffic).
        var query = [(name: "locationId", value: configuration.locationID), (name: "limit", value: String(limit))]
        if let cursor {
            query.append((name: "startAfter", value: String(cursor.startAfter)))
            query.append((name: "startAfterId", value: cursor.startAfterID))
        }
        let path = ["contacts", ""]
        return try await call(
            Endpoint("listContacts", .GET, path, kind: .read, subject: "contacts", query: query)
        )
    }

    /// All contacts through the deprecated list; see ``ContactListPages``.
    public func contactListPages(pageSize: Int = 100) -> ContactListPages {
        ContactListPages(client: self, pageSize: pageSize)
    }

    /// Contacts of a business.
    ///
    /// - Parameters:
    ///   - limit: 1 to 100.
    ///   - skip: how many to leave out at the start.
    public func contacts(business id: String, limit: Int = 100, skip: Int = 0) async throws -> [Contact] {
        let path = ["contacts", "business", try checked(id, "business", in: "listBusinessContacts")]
        let query = [
            (name: "locationId", value: configuration.locationID), (name: "limit", value: String(limit)),
            (name: "skip", value: String(skip)),
        ]
        return try await call(
            Endpoint("listBusinessContacts", .GET, path, kind: .read, subject: "business \(id)", query: query),
            as: ContactListPage.self
        ).contacts
    }
}
