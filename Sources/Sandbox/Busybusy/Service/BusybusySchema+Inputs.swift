extension BusybusySchema {
    /// What clients may send; with ranges, instants can be compared and two more of them filtered by.
    static func inputs(ranges: Bool) -> [GraphQLTypeDefinition] { filters(ranges: ranges) + sorts + mutationInputs }

    private static func filters(ranges: Bool) -> [GraphQLTypeDefinition] {
        let bounds = BusybusyFilter<BusybusyProject>.Bound.Kind.allCases.map { "\($0.rawValue): DateTime" }
        let stamps = ranges ? ["createdOn: DateTimeFilter", "updatedOn: DateTimeFilter"] : []
        return [
            input("IDFilter", ["isNull: Boolean", "equal: ID", "contains: [ID!]"]),
            input("IntFilter", ["isNull: Boolean", "equal: Int", "contains: [Int!]"]),
            input("BooleanFilter", ["isNull: Boolean", "equal: Boolean"]),
            input("DateTimeFilter", ["isNull: Boolean", "equal: DateTime"] + (ranges ? bounds : [])),
            input(
                "ProjectFilter",
                ["id: IDFilter", "projectId: IDFilter", "depth: IntFilter"] + liveness + stamps
            ),
            input("MemberPermissionFilter", ["permissions: [String!]!", "operationType: PermissionOperation"]),
            input("MemberFilter", ["id: IDFilter"] + liveness + stamps + ["permissions: MemberPermissionFilter"]),
            input("CostCodeFilter", ["id: IDFilter", "archivedOn: DateTimeFilter"] + stamps),
            input("EquipmentFilter", ["id: IDFilter", "deletedOn: DateTimeFilter"] + stamps),
            input("BudgetHoursFilter", owners + ["isLatest: BooleanFilter"]),
            input("BudgetCostFilter", owners + ["isLatest: BooleanFilter"]),
            input("ProgressBudgetFilter", owners + ["deletedOn: DateTimeFilter"]),
            input(
                "TimeEntryFilter",
                owners + ["startTime: DateTimeFilter", "endTime: DateTimeFilter", "deletedOn: DateTimeFilter"] + stamps
            ),
        ]
    }

    private static let liveness = ["archivedOn: DateTimeFilter", "deletedOn: DateTimeFilter"]
    private static let owners = [
        "id: IDFilter", "projectId: IDFilter", "memberId: IDFilter", "costCodeId: IDFilter", "equipmentId: IDFilter",
    ]

    private static let sorts: [GraphQLTypeDefinition] = [
        .input(
            GraphQLInputType(
                "ProjectInfoSort",
                "One field at a time.",
                directions(
                    ["projectId"] + texts
                        + [
                            "latitude", "longitude", "locationRadius", "reminder", "requireTimeEntryGps",
                            "additionalInfo",
                        ]
                )
            )
        ),
        .input(
            GraphQLInputType(
                "ProjectSort",
                "One field at a time.",
                directions(["createdOn", "updatedOn", "title", "id"]) + [.init("projectInfo", "ProjectInfoSort")]
            )
        ),
        .input(
            GraphQLInputType(
                "MemberSort",
                "One field at a time.",
                directions(["createdOn", "updatedOn", "firstName", "lastName", "username", "memberNumber", "id"])
            )
        ),
        sort("CostCodeSort", "costCode", "title"),
        sort("EquipmentSort", "equipmentName"),
        sort("BudgetHoursSort", "projectId"),
        sort("BudgetCostSort", "projectId"),
        sort("ProgressBudgetSort", "projectId"),
        sort("TimeEntrySort", "startTime", "endTime"),
    ]

    private static func sort(_ name: String, _ own: String...) -> GraphQLTypeDefinition {
        .input(GraphQLInputType(name, "One field at a time.", directions(["createdOn", "updatedOn", "id"] + own)))
    }

    private static let mutationInputs: [GraphQLTypeDefinition] = [
        .input(
            GraphQLInputType(
                "ProjectInfoInput",
                "INVENTED. Absent fields stay, null clears.",
                texts.map { GraphQLInputValue($0, "String") } + [
                    .init("latitude", "Float"), .init("longitude", "Float"), .init("locationRadius", "Float"),
                    .init("reminder", "Boolean"), .init("requireTimeEntryGps", "String"),
                    .init("additionalInfo", "String"),
                ]
            )
        ),
        input(
            "CreateProjectInput",
            [
                "title: String!", "parentProjectId: ID", "projectGroupId: ID", "projectInfo: ProjectInfoInput",
            ]
        ),
        input("UpdateProjectInput", ["title: String", "projectInfo: ProjectInfoInput"]),
    ]

    private static func directions(_ names: [String]) -> [GraphQLInputValue] {
        names.map { GraphQLInputValue($0, "SortDirection") }
    }

    private static func input(_ name: String, _ lines: [String]) -> GraphQLTypeDefinition {
        let fields = lines.map { line in
            let parts = line.split(separator: ": ").map(String.init)
            return GraphQLInputValue(parts[0], GraphQLTypeReference(stringLiteral: parts[1]))
        }
        return .input(GraphQLInputType(name, nil, fields))
    }
}
