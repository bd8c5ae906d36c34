/// A list that a probe asks for one row of, with the document that reads use.
struct ProbedList: Sendable {
    let name: BusybusyCapability.Name
    let document: String
    private let encodeAsked: @Sendable (any Encoder) throws -> Void
    private let encodeExample: @Sendable (any Encoder) throws -> Void

    private init<Filter: Encodable & Sendable>(
        _ name: BusybusyCapability.Name,
        _ document: String,
        _ open: Filter,
        _ full: Filter,
        _ sort: [NodeSort] = [.createdOn(.ascending)]
    ) {
        self.name = name
        self.document = document
        encodeAsked = { try PageVariables(filter: open, sort: sort, first: 1, after: nil).encode(to: $0) }
        encodeExample = { try PageVariables(filter: full, sort: sort, first: 1, after: "c").encode(to: $0) }
    }

    /// The variables of the probing call: one row, whichever.
    var asked: Variables { Variables(write: encodeAsked) }
    /// All variables that reads ever send, which shows the input fields they need.
    var example: Variables { Variables(write: encodeExample) }

    /// Variables of any list.
    struct Variables: Encodable, Sendable {
        let write: @Sendable (any Encoder) throws -> Void
        func encode(to encoder: any Encoder) throws { try write(encoder) }
    }

    /// Every list that this client reads.
    static let all: [ProbedList] = {
        let projects = ProjectFilter(isArchived: true, depth: 1, ids: ["a"])
        let budgets = BudgetFilter(projectIDs: ["a"], isLatest: true)
        return [
            ProbedList(.projects, Queries.projects, ProjectFilter(), projects, NodeSort.stable),
            ProbedList(.projectTrees, Queries.projectTrees, .roots, projects, NodeSort.stable),
            ProbedList(.members, Queries.members, MemberFilter(), MemberFilter(isArchived: true)),
            ProbedList(.costCodes, Queries.costCodes, CostCodeFilter(), CostCodeFilter(isArchived: true, ids: ["a"])),
            ProbedList(
                .equipment,
                Queries.equipment,
                EquipmentFilter(),
                EquipmentFilter(isDeleted: true, ids: ["a"])
            ),
            ProbedList(.budgetHours, Queries.budgetHours, BudgetFilter(), budgets),
            ProbedList(.budgetCosts, Queries.budgetCosts, BudgetFilter(), budgets),
            ProbedList(
                .progressBudgets,
                Queries.progressBudgets,
                ProgressBudgetFilter(),
                ProgressBudgetFilter(projectIDs: ["a"])
            ),
            ProbedList(
                .timeEntries,
                Queries.timeEntries,
                TimeEntryFilter(),
                TimeEntryFilter(projectIDs: ["a"], memberIDs: ["a"], isOpen: true, isDeleted: true)
            ),
        ]
    }()
}
