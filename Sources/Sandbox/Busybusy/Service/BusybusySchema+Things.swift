extension BusybusySchema {
    /// What time is booked on, and the punches themselves.
    static let things: [GraphQLTypeDefinition] = [
        .object(
            GraphQLObjectType(
                "CostCode",
                "A kind of work.",
                fields("id: ID!", "costCode: String!", "title: String", "unitTitle: String")
                    + fields("costCodeGroup: CostCodeGroup", "archivedOn: DateTime") + stamps
            )
        ),
        .object(GraphQLObjectType("CostCodeGroup", nil, fields("groupName: String!"))),
        .object(GraphQLObjectType("Equipment", "A machine.", equipment)),
        .object(GraphQLObjectType("EquipmentModel", nil, titled + fields("year: Int", "make: EquipmentMake"))),
        .object(GraphQLObjectType("EquipmentMake", nil, titled)),
        .object(GraphQLObjectType("EquipmentHours", nil, fields("id: ID", "runningHours: Float"))),
        .object(
            GraphQLObjectType(
                "EquipmentCost",
                nil,
                fields("id: ID", "operatorCostRate: Float", "machineCostRate: Float", "changeDate: DateTime")
            )
        ),
        .object(
            GraphQLObjectType(
                "BudgetHours",
                "An entry of a history; the newest is the latest.",
                owners + fields("budgetSeconds: Int", "equipmentBudgetSeconds: Int") + creation
            )
        ),
        .object(
            GraphQLObjectType(
                "BudgetCost",
                "An entry of a history; the newest is the latest.",
                owners + fields("costBudget: Float", "equipmentCostBudget: Float") + creation
            )
        ),
        .object(
            GraphQLObjectType(
                "ProgressBudget",
                nil,
                fields("id: ID!", "projectId: ID", "costCodeId: ID", "quantity: Float", "value: Float") + creation
            )
        ),
        .object(GraphQLObjectType("TimeEntry", "A punch; without endTime it is running.", timeEntry)),
        .object(
            GraphQLObjectType("TimeEntryBreak", nil, fields("id: ID!", "startTime: String!", "endTime: String"))
        ),
    ]

    private static let titled = fields("id: ID", "title: String", "unknown: Boolean")
    private static let creation = fields("createdOn: DateTime!", "cursor: String!")
    private static let stamps = fields("createdOn: DateTime!", "updatedOn: DateTime!", "cursor: String!")
    private static let owners = fields(
        "id: ID!",
        "projectId: ID",
        "memberId: ID",
        "costCodeId: ID",
        "equipmentId: ID"
    )

    private static let equipment =
        fields("id: ID!", "equipmentName: String!", "year: Int", "serialNumber: String", "organizationId: ID")
        + fields("equipmentGroupId: ID", "equipmentModelId: ID", "fuelCapacity: Float", "imageId: ID")
        + fields("imageUrl: String", "importType: String", "lastHoursId: ID", "lastLocationId: ID")
        + fields("trackManualHours: Boolean", "submittedOn: DateTime", "archivedOn: DateTime", "deletedOn: DateTime")
        + fields("model: EquipmentModel", "lastHours: EquipmentHours", "costHistory: [EquipmentCost!]!")
        + fields("updatedByMember: Member") + stamps

    private static let timeEntry =
        owners
        + fields("startTime: String!", "endTime: String", "startDeviceTime: String", "daylightSavingTime: Boolean")
        + fields("metaDaylightSavingTime: Boolean", "actionType: Int", "description: String")
        + fields("submittedOn: DateTime", "deletedOn: DateTime", "breaks: [TimeEntryBreak!]!", "hasLocation: Boolean")
        + fields("member: Member", "project: Project", "costCode: CostCode", "equipment: Equipment") + stamps
}
