import NIOHTTP1

extension HighLevelClient {
    /// One page of a search. A reply is a few seconds behind the latest writes.
    public func searchContacts(_ request: SearchRequest) async throws -> SearchPage {
        if let problem = request.problem { throw refused("searchContacts", problem) }
        let body = try body(SearchBody(request: request, locationID: configuration.locationID))
        return try await call(
            Endpoint(
                "searchContacts",
                .POST,
                ["contacts", "search"],
                kind: .read,
                scope: Scopes.readContacts,
                subject: "contacts",
                body: body
            )
        )
    }

    /// All contacts that match, page by page; see ``ContactPages``.
    ///
    /// - Parameters:
    ///   - query: free text of at most 75 characters.
    ///   - pageSize: 1 to 500; 10,000 contacts take 21 calls at 500.
    public func contactPages(
        sort: [SearchRequest.Sort] = [.dateAdded],
        filters: [SearchFilter] = [],
        query: String? = nil,
        pageSize: Int = 500
    ) -> ContactPages {
        let request = SearchRequest(filters: filters, sort: sort, query: query, pageSize: pageSize)
        return ContactPages(client: self, request: request)
    }

    /// One page of the deprecated list.
    ///
    /// v3 does not have it any more (official spec), though the service still answers it under every version (observed).
    /// So it is always asked for under v2's version, where it is documented: the search could not stand in for it, since
    /// its cursor is another one and its rows lag behind. Prefer ``contactPages(sort:filters:query:pageSize:)``.
    ///
    /// - Parameters:
    ///   - limit: 1 to 100.
    ///   - cursor: `next` of the page before.
    ///   - text: text in name, email, phone or company.
    public func listContacts(
        limit: Int = 100,
        after cursor: ContactListPage.Cursor? = nil,
        query text: String? = nil
    ) async throws -> ContactListPage {
        let limit = try checked(pageSize: limit, upTo: 100, in: "listContacts")
        // The location is needed on every page: without it the service answers 403 (seen in live traffic).
        var query = [(name: "locationId", value: configuration.locationID), (name: "limit", value: String(limit))]
        if let cursor {
            query.append((name: "startAfter", value: String(cursor.startAfter)))
            query.append((name: "startAfterId", value: cursor.startAfterID))
        }
        if let text { query.append((name: "query", value: text)) }
        let path = ["contacts", ""]
        return try await call(
            Endpoint(
                "listContacts",
                .GET,
                path,
                kind: .read,
                scope: Scopes.readContacts,
                version: configuration.dialect.version(of: .contactList),
                subject: "contacts",
                query: query
            )
        )
    }

    /// All contacts through the deprecated list; see ``ContactListPages``.
    public func contactListPages(pageSize: Int = 100) -> ContactListPages {
        ContactListPages(client: self, pageSize: pageSize)
    }

    /// One page of the contacts of a business.
    ///
    /// - Parameters:
    ///   - query: text in name, email or phone.
    ///   - pageSize: 1 to 100.
    ///   - position: `.skip(0)`, or `next` of the page before.
    public func businessContacts(
        _ id: String,
        query text: String? = nil,
        pageSize: Int = 100,
        at position: PagePosition = .skip(0)
    ) async throws -> HighLevelPage<Contact> {
        let name = "listBusinessContacts"
        let path = ["contacts", "business", try checked(id, "business", in: name)]
        var query = locationQuery()
        query.add("limit", try checked(pageSize: pageSize, upTo: 100, in: name))
        if case .after(let cursor) = position {
            query.add("startAfter", cursor.compactMap(\.plainText).joined(separator: ","))
        } else {
            query.add("skip", try skipped(position, in: name))
        }
        query.add("query", text)
        let reply = try await call(
            Endpoint(
                name,
                .GET,
                path,
                kind: .read,
                scope: Scopes.readContacts,
                subject: "business \(id)",
                query: query.items
            ),
            as: BusinessContactsReply.self
        )
        return reply.page(at: position, pageSize: pageSize, usesCursor: configuration.dialect.hasBusinessCursor)
    }

    /// All contacts of a business, page by page.
    public func businessContactPages(
        _ id: String,
        query: String? = nil,
        pageSize: Int = 100
    ) -> HighLevelPages<Contact> {
        HighLevelPages(operation: "listBusinessContacts", start: .skip(0)) {
            try await businessContacts(id, query: query, pageSize: pageSize, at: $0)
        }
    }
}
