extension BusybusyClient {
    /// All projects that pass the filter, page by page; see ``NodePages``.
    ///
    /// - Parameters:
    ///   - sort: an order that edits do not change, unless there is a reason.
    ///   - pageSize: 1 to 1,000; that of the configuration when nil.
    public func projectPages(
        filter: ProjectFilter = ProjectFilter(),
        sort: [ProjectSort] = ProjectSort.stable,
        pageSize: Int? = nil
    ) -> ProjectPages {
        pages("projects", Queries.projects, filter: filter, sort: sort, pageSize: pageSize)
    }

    /// All members that pass the filter, page by page; see ``NodePages``.
    public func memberPages(filter: MemberFilter = MemberFilter(), pageSize: Int? = nil) -> MemberPages {
        pages("members", Queries.members, filter: filter, sort: [ProjectSort.createdOn(.ascending)], pageSize: pageSize)
    }

    /// One project, archived or not; nil when it does not exist or the key does not see it.
    public func project(id: String) async throws -> Project? {
        let operation = Operation(
            name: "projects",
            subject: "project \(id)",
            isWrite: false,
            document: Queries.projects
        )
        let variables = PageVariables(filter: ProjectFilter(ids: [id]), sort: [ProjectSort](), first: 2, after: nil)
        let found: [Project] = try await transport.call(operation, variables)
        return found.first { $0.id.lowercased() == id.lowercased() }
    }

    private func pages<Node: PagedNode, Filter: Encodable & Sendable>(
        _ name: String,
        _ document: String,
        filter: Filter,
        sort: [ProjectSort],
        pageSize: Int?
    ) -> NodePages<Node> {
        let operation = Operation(name: name, subject: "page of \(name)", isWrite: false, document: document)
        let size = min(max(1, pageSize ?? configuration.pageSize), 1000)
        return NodePages(pageSize: size, operation: name) { [transport] first, after, mayShrink in
            let variables = PageVariables(filter: filter, sort: sort, first: first, after: after)
            return try await transport.call(operation, variables, givesUpEarly: mayShrink)
        } pause: { [transport] attempt in
            try await transport.pause(attempt)
        }
    }
}

/// The variables of a list.
private struct PageVariables<Filter: Encodable & Sendable>: Encodable, Sendable {
    let filter: Filter
    let sort: [ProjectSort]
    let first: Int
    let after: String?
}
