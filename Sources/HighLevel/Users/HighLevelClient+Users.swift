import NIOHTTP1

extension HighLevelClient {
    /// All users of the client's location.
    ///
    /// v3 can only search the users of an agency: there the location is read first, to learn its agency.
    public func users() async throws -> [HighLevelUser] {
        guard configuration.dialect.hasUserList else { return try await usersOfAgency() }
        let endpoint = Endpoint(
            "listUsers",
            .GET,
            ["users", ""],
            kind: .read,
            scope: Scopes.readUsers,
            subject: "users of the location",
            query: locationQuery().items
        )
        return try await call(endpoint, as: UsersReply.self).users
    }

    private func usersOfAgency() async throws -> [HighLevelUser] {
        guard let companyID = try await location().companyID else {
            throw HighLevelError(
                .undecodable,
                operation: "listUsers",
                message: "The location names no agency, so its users cannot be searched in v3. Use v2, or searchUsers."
            )
        }
        return try await userPages(UserQuery(companyID: companyID)).all()
    }

    /// One user.
    public func user(_ id: String) async throws -> HighLevelUser {
        let path = ["users", try checked(id, "user", in: "getUser")]
        return try await call(
            Endpoint("getUser", .GET, path, kind: .read, scope: Scopes.readUsers, subject: "user \(id)")
        )
    }

    /// One page of the users of an agency.
    ///
    /// - Parameters:
    ///   - pageSize: 1 to 100.
    ///   - position: `.skip(0)`, or `next` of the page before.
    public func searchUsers(
        _ query: UserQuery,
        pageSize: Int = 100,
        at position: PagePosition = .skip(0)
    ) async throws -> HighLevelPage<HighLevelUser> {
        let name = "searchUsers"
        let skip = try skipped(position, in: name)
        var items = QueryItems()
        items.add("companyId", try checked(query.companyID, "company", in: name))
        items.add("query", query.text)
        items.add("skip", skip)
        items.add("limit", try checked(pageSize: pageSize, upTo: 100, in: name))
        if query.isLocationOnly { items.add("locationId", configuration.locationID) }
        items.add("type", query.type)
        items.add("role", query.role)
        if !query.ids.isEmpty { items.add("ids", query.ids.joined(separator: ",")) }
        let endpoint = Endpoint(
            name,
            .GET,
            ["users", "search"],
            kind: .read,
            scope: Scopes.readUsers,
            subject: "users",
            query: items.items
        )
        let reply = try await call(endpoint, as: UsersReply.self)
        return HighLevelPage(rows: reply.users, total: reply.count, skipped: skip, pageSize: pageSize)
    }

    /// The users of an agency, page by page.
    public func userPages(_ query: UserQuery, pageSize: Int = 100) -> HighLevelPages<HighLevelUser> {
        HighLevelPages(operation: "searchUsers", start: .skip(0)) {
            try await searchUsers(query, pageSize: pageSize, at: $0)
        }
    }

    private struct UsersReply: Decodable {
        let users: [HighLevelUser]
        let count: Int?
    }
}
