extension BusybusyClient {
    /// All projects that pass the filter, page by page; see ``NodePages``.
    ///
    /// - Parameters:
    ///   - sort: an order that edits do not change, unless there is a reason.
    ///   - pageSize: 1 to 1,000; that of the configuration when nil.
    public func projectPages(
        filter: ProjectFilter = ProjectFilter(),
        sort: [NodeSort] = NodeSort.stable,
        pageSize: Int? = nil
    ) -> ProjectPages {
        pages("projects", Queries.projects, filter: filter, sort: sort, pageSize: pageSize)
    }

    /// All members that pass the filter, page by page; see ``NodePages``.
    public func memberPages(filter: MemberFilter = MemberFilter(), pageSize: Int? = nil) -> MemberPages {
        pages("members", Queries.members, filter: filter, sort: Self.oldestFirst, pageSize: pageSize)
    }

    /// Projects with their group, their ancestors and all that is in them, up to seven levels.
    ///
    /// Archiving a project does not mark what is in it: look at each one's own mark (client code).
    ///
    /// - Parameter pageSize: trees are large; 50 a page unless told otherwise.
    public func projectTreePages(
        filter: ProjectFilter = .roots,
        sort: [NodeSort] = NodeSort.stable,
        pageSize: Int = 50
    ) -> ProjectPages {
        pages("projects", Queries.projectTrees, filter: filter, sort: sort, pageSize: pageSize)
    }

    /// All cost codes that pass the filter, page by page; see ``NodePages``.
    public func costCodePages(
        filter: CostCodeFilter = CostCodeFilter(),
        pageSize: Int? = nil
    ) -> NodePages<CostCode> {
        pages("costCodes", Queries.costCodes, filter: filter, sort: Self.oldestFirst, pageSize: pageSize)
    }

    /// All equipment that passes the filter, page by page; see ``NodePages``.
    public func equipmentPages(
        filter: EquipmentFilter = EquipmentFilter(),
        pageSize: Int? = nil
    ) -> NodePages<Equipment> {
        pages("equipment", Queries.equipment, filter: filter, sort: Self.oldestFirst, pageSize: pageSize)
    }

    /// Planned hours, page by page; see ``NodePages``.
    public func budgetHoursPages(
        filter: BudgetFilter = BudgetFilter(),
        pageSize: Int? = nil
    ) -> NodePages<BudgetHours> {
        pages("budgetHours", Queries.budgetHours, filter: filter, sort: Self.oldestFirst, pageSize: pageSize)
    }

    /// Planned costs, page by page; see ``NodePages``.
    public func budgetCostPages(
        filter: BudgetFilter = BudgetFilter(),
        pageSize: Int? = nil
    ) -> NodePages<BudgetCost> {
        pages("budgetCosts", Queries.budgetCosts, filter: filter, sort: Self.oldestFirst, pageSize: pageSize)
    }

    /// Planned quantities, page by page; see ``NodePages``.
    public func progressBudgetPages(
        filter: ProgressBudgetFilter = ProgressBudgetFilter(),
        pageSize: Int? = nil
    ) -> NodePages<ProgressBudget> {
        pages("progressBudgets", Queries.progressBudgets, filter: filter, sort: Self.oldestFirst, pageSize: pageSize)
    }

    /// Time entries, page by page; see ``NodePages``. UNVERIFIED: the root is a guess, see ``TimeEntry``.
    ///
    /// - Parameter sort: oldest first unless told otherwise.
    public func timeEntryPages(
        filter: TimeEntryFilter = TimeEntryFilter(),
        sort: [NodeSort] = [.createdOn(.ascending)],
        pageSize: Int? = nil
    ) -> NodePages<TimeEntry> {
        pages("timeEntries", Queries.timeEntries, filter: filter, sort: sort, pageSize: pageSize)
    }

    private static var oldestFirst: [NodeSort] { [.createdOn(.ascending)] }

    /// One project, archived or not; nil when it does not exist or the key does not see it.
    public func project(id: String) async throws -> Project? {
        let operation = Operation(
            name: "projects",
            subject: "project \(id)",
            isWrite: false,
            document: Queries.projects
        )
        let variables = PageVariables(filter: ProjectFilter(ids: [id]), sort: [NodeSort](), first: 2, after: nil)
        let found: [Project] = try await transport.call(operation, variables)
        return found.first { $0.id.lowercased() == id.lowercased() }
    }

    private func pages<Node: PagedNode, Filter: Encodable & Sendable>(
        _ name: String,
        _ document: String,
        filter: Filter,
        sort: [NodeSort],
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
struct PageVariables<Filter: Encodable & Sendable>: Encodable, Sendable {
    let filter: Filter
    let sort: [NodeSort]
    let first: Int
    let after: String?
}
