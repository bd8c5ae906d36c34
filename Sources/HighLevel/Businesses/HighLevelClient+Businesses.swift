import NIOHTTP1

extension HighLevelClient {
    /// One page of the businesses of the location.
    ///
    /// - Parameters:
    ///   - pageSize: 1 to 100.
    ///   - position: `.skip(0)`, or `next` of the page before.
    public func businesses(
        pageSize: Int = 100,
        at position: PagePosition = .skip(0)
    ) async throws -> HighLevelPage<Business> {
        let name = "listBusinesses"
        let skip = try skipped(position, in: name)
        var query = locationQuery()
        query.add("limit", try checked(pageSize: pageSize, upTo: 100, in: name))
        query.add("skip", skip)
        let endpoint = Endpoint(
            name,
            .GET,
            ["businesses", ""],
            kind: .read,
            scope: Scopes.readBusinesses,
            subject: "businesses",
            query: query.items
        )
        let reply = try await call(endpoint, as: Many.self)
        return HighLevelPage(rows: reply.businesses, total: reply.count, skipped: skip, pageSize: pageSize)
    }

    /// The businesses of the location, page by page.
    public func businessPages(pageSize: Int = 100) -> HighLevelPages<Business> {
        HighLevelPages(operation: "listBusinesses", start: .skip(0)) {
            try await businesses(pageSize: pageSize, at: $0)
        }
    }

    /// One business.
    public func business(_ id: String) async throws -> Business {
        let path = ["businesses", try checked(id, "business", in: "getBusiness")]
        return try await call(
            Endpoint(
                "getBusiness",
                .GET,
                path,
                kind: .read,
                scope: Scopes.readBusinesses,
                subject: "business \(id)"
            ),
            as: One.self
        ).business
    }

    /// Makes a business.
    public func createBusiness(_ fields: BusinessFields) async throws -> Business {
        guard case .set = fields.name else {
            throw refused("createBusiness", "The business has no name. Give one.")
        }
        let endpoint = Endpoint(
            "createBusiness",
            .POST,
            ["businesses", ""],
            kind: .write,
            scope: Scopes.writeBusinesses,
            subject: "new business",
            body: try body(BusinessBody(fields: fields, locationID: configuration.locationID))
        )
        return try await call(endpoint, as: One.self).business
    }

    /// Changes the named fields of a business.
    public func updateBusiness(_ id: String, _ fields: BusinessFields) async throws -> Business {
        let endpoint = Endpoint(
            "updateBusiness",
            .PUT,
            ["businesses", try checked(id, "business", in: "updateBusiness")],
            kind: .write,
            scope: Scopes.writeBusinesses,
            subject: "business \(id)",
            body: try body(BusinessBody(fields: fields))
        )
        return try await call(endpoint, as: One.self).business
    }

    /// Deletes a business; its contacts stay.
    public func deleteBusiness(_ id: String) async throws {
        let path = ["businesses", try checked(id, "business", in: "deleteBusiness")]
        _ = try await call(
            Endpoint(
                "deleteBusiness",
                .DELETE,
                path,
                kind: .write,
                scope: Scopes.writeBusinesses,
                subject: "business \(id)"
            ),
            as: Acknowledgement.self
        )
    }

    private struct Many: Decodable {
        let businesses: [Business]
        let count: Int?
    }

    private struct One: Decodable {
        let business: Business

        /// Writes answer under a misspelt key (official spec).
        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: AnyKey.self)
            if let business: Business = try fields.first(of: "business", "buiseness") {
                self.business = business
            } else {
                business = try fields.decode(Business.self, forKey: "business")
            }
        }
    }
}
