/// One entry of a project's budget history. Hours and costs are histories that only grow; the newest counts.
struct BusybusyBudget: BusybusyRow {
    /// What budgets are filtered and sorted by.
    enum Column: String, BusybusyColumn {
        case id, projectId, memberId, costCodeId, equipmentId, isLatest, createdOn, updatedOn, deletedOn
    }

    var id: String
    var projectID: String
    var costCodeID: String?
    /// Seconds in a budget of hours, money in one of costs, units in one of progress.
    var amount: Double
    var isLatest: Bool
    /// Whole seconds since 1970.
    var createdOn: Int

    func value(of column: Column) -> BusybusyScalar {
        switch column {
        case .id: .text(id)
        case .projectId: .text(projectID)
        case .costCodeId: BusybusyScalar(costCodeID)
        case .isLatest: BusybusyScalar(isLatest)
        case .createdOn, .updatedOn: .int(createdOn)
        case .memberId, .equipmentId, .deletedOn: .null
        }
    }

    /// The fields as GraphQL shows them; which there are depends on the list.
    func object(_ list: List) -> GraphQLObject {
        var object = GraphQLObject()
        object.append("id", .string(id))
        object.append("projectId", .string(projectID))
        object.append("costCodeId", .optional(costCodeID))
        object.append("createdOn", .string(BusybusyStamp.text(createdOn)))
        switch list {
        case .hours:
            object.append("budgetSeconds", .int(Int(amount)))
            object.append("equipmentBudgetSeconds", .int(0))
        case .costs:
            object.append("costBudget", .float(amount))
            object.append("equipmentCostBudget", .float(0))
        case .progress:
            object.append("quantity", .float(amount))
            object.append("value", .float(0))
        }
        return object
    }

    /// The three kinds of budget.
    enum List: Sendable {
        case hours, costs, progress
    }
}
