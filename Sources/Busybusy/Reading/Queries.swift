/// The documents of the reads. Roots, arguments and fields are those seen in client code and live traffic.
enum Queries {
    /// What is read of a project; writers ask for the same.
    static let projectFields = """
        id title depth archivedOn createdOn updatedOn cursor rootProjectId parentProjectId
        projectInfo {
          number customer address1 address2 city state postalCode country phone
          latitude longitude locationRadius reminder requireTimeEntryGps additionalInfo
        }
        """

    static let projects = """
        query Projects($filter: ProjectFilter, $sort: [ProjectSort!], $first: Int, $after: String) {
          projects(filter: $filter, sort: $sort, first: $first, after: $after) { \(projectFields) }
        }
        """

    static let members = """
        query Members($filter: MemberFilter!, $sort: [MemberSort!], $first: Int, $after: String) {
          members(filter: $filter, sort: $sort, first: $first, after: $after) {
            id firstName lastName username email phone memberNumber position { title } memberGroup { groupName }
            archivedOn deletedOn createdOn updatedOn cursor
          }
        }
        """

    /// Projects with all that is in them: seven levels are the most there can be (client code and the export).
    static let projectTrees = list(
        "ProjectTrees",
        root: "projects",
        type: "Project",
        fields: projectFields + " projectGroup { id groupName } ancestors { id title depth archivedOn createdOn } "
            + nestedChildren(levels: 6)
    )

    static let costCodes = list(
        "CostCodes",
        root: "costCodes",
        type: "CostCode",
        fields: """
            id costCode title unitTitle costCodeGroup { groupName } archivedOn createdOn updatedOn cursor
            """
    )

    static let equipment = list(
        "Equipment",
        root: "equipment",
        type: "Equipment",
        fields: """
            id equipmentName year serialNumber model { title make { title } } lastHours { runningHours }
            deletedOn createdOn updatedOn cursor
            """
    )

    static let budgetHours = list(
        "BudgetHours",
        root: "budgetHours",
        type: "BudgetHours",
        fields: "id projectId memberId costCodeId equipmentId budgetSeconds equipmentBudgetSeconds cursor"
    )

    static let budgetCosts = list(
        "BudgetCosts",
        root: "budgetCosts",
        type: "BudgetCost",
        fields: "id projectId memberId costCodeId equipmentId costBudget equipmentCostBudget cursor"
    )

    static let progressBudgets = list(
        "ProgressBudgets",
        root: "progressBudgets",
        type: "ProgressBudget",
        fields: "id projectId costCodeId quantity value cursor"
    )

    /// UNVERIFIED: the fields were seen in live traffic, the root and its arguments are a guess.
    static let timeEntries = list(
        "TimeEntries",
        root: "timeEntries",
        type: "TimeEntry",
        fields: """
            id memberId projectId costCodeId equipmentId startTime endTime actionType description
            createdOn submittedOn updatedOn deletedOn breaks { id startTime endTime } cursor
            """
    )

    /// A list with the arguments that every list takes. The types are named after the node's.
    private static func list(_ name: String, root: String, type: String, fields: String) -> String {
        """
        query \(name)($filter: \(type)Filter, $sort: [\(type)Sort!], $first: Int, $after: String) {
          \(root)(filter: $filter, sort: $sort, first: $first, after: $after) { \(fields) }
        }
        """
    }

    private static func nestedChildren(levels: Int) -> String {
        levels == 0 ? "" : "children { \(projectFields) \(nestedChildren(levels: levels - 1)) }"
    }
}
