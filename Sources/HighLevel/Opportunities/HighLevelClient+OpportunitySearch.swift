import NIOHTTP1

extension HighLevelClient {
    /// One page of a search for opportunities by conditions.
    ///
    /// - Parameters:
    ///   - pageSize: 1 to 100.
    ///   - position: `.page(1)`, or `next` of the page before.
    public func searchOpportunities(
        _ query: OpportunityQuery = OpportunityQuery(),
        pageSize: Int = 100,
        at position: PagePosition = .page(1)
    ) async throws -> HighLevelPage<Opportunity> {
        let name = "searchOpportunities"
        var items = query.items(location: configuration.locationID, dialect: configuration.dialect)
        items.add("limit", try checked(pageSize: pageSize, upTo: 100, in: name))
        switch position {
        case .page(let page) where page >= 1:
            if page > 1 { items.add("page", page) }
        case .after(let cursor) where cursor.count == 2:
            items.add("startAfter", cursor[0].plainText)
            items.add("startAfterId", cursor[1].plainText)
        default:
            throw refused(name, "The position \(position) belongs to another list. Begin with .page(1).")
        }
        let endpoint = Endpoint(
            name,
            .GET,
            ["opportunities", "search"],
            kind: .read,
            scope: Scopes.readOpportunities,
            subject: "opportunities",
            query: items.items
        )
        return try await call(endpoint, as: OpportunityPage.self).byQuery
    }

    /// The opportunities that meet the conditions, page by page.
    public func opportunityPages(
        _ query: OpportunityQuery = OpportunityQuery(),
        pageSize: Int = 100
    ) -> HighLevelPages<Opportunity> {
        HighLevelPages(operation: "searchOpportunities", start: .page(1)) {
            try await searchOpportunities(query, pageSize: pageSize, at: $0)
        }
    }

    /// One page of a search for opportunities by text, through the newer of the two searches.
    ///
    /// Its filters are not in the official spec and so not offered; see ``searchOpportunities(_:pageSize:at:)``.
    ///
    /// - Parameters:
    ///   - text: empty for every opportunity.
    ///   - pageSize: 1 to 100 (assumption: the same as that of the other search).
    ///   - position: `.page(1)`, or `next` of the page before.
    public func findOpportunities(
        text: String = "",
        pageSize: Int = 100,
        at position: PagePosition = .page(1)
    ) async throws -> HighLevelPage<Opportunity> {
        let name = "findOpportunities"
        let limit = try checked(pageSize: pageSize, upTo: 100, in: name)
        guard case .page(let page) = position, page >= 1 else {
            throw refused(name, "The position \(position) belongs to another list. Begin with .page(1).")
        }
        let body = OpportunitySearchBody(text: text, locationID: configuration.locationID, limit: limit, page: page)
        let endpoint = Endpoint(
            name,
            .POST,
            ["opportunities", "search"],
            kind: .read,
            scope: Scopes.readOpportunities,
            subject: "opportunities",
            body: try self.body(body)
        )
        return try await call(endpoint, as: OpportunityPage.self).byBody(page: page, pageSize: limit)
    }

    /// The opportunities that hold a text, page by page.
    public func foundOpportunityPages(text: String = "", pageSize: Int = 100) -> HighLevelPages<Opportunity> {
        HighLevelPages(operation: "findOpportunities", start: .page(1)) {
            try await findOpportunities(text: text, pageSize: pageSize, at: $0)
        }
    }
}
