extension BusybusySchema {
    /// What clients may send.
    static let inputs: [GraphQLTypeDefinition] = filters + sorts + mutations

    private static let filters: [GraphQLTypeDefinition] = [
        input("IDFilter", "isNull: Boolean", "equal: ID", "contains: [ID!]"),
        input("IntFilter", "isNull: Boolean", "equal: Int", "contains: [Int!]"),
        input("DateTimeFilter", "isNull: Boolean", "equal: DateTime"),
        input(
            "ProjectFilter",
            "id: IDFilter",
            "projectId: IDFilter",
            "depth: IntFilter",
            "archivedOn: DateTimeFilter",
            "deletedOn: DateTimeFilter"
        ),
        input("MemberPermissionFilter", "permissions: [String!]!", "operationType: PermissionOperation"),
        input(
            "MemberFilter",
            "id: IDFilter",
            "archivedOn: DateTimeFilter",
            "deletedOn: DateTimeFilter",
            "permissions: MemberPermissionFilter"
        ),
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
    ]

    private static let mutations: [GraphQLTypeDefinition] = [
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
            "title: String!",
            "parentProjectId: ID",
            "projectGroupId: ID",
            "projectInfo: ProjectInfoInput"
        ),
        input("UpdateProjectInput", "title: String", "projectInfo: ProjectInfoInput"),
    ]

    private static func directions(_ names: [String]) -> [GraphQLInputValue] {
        names.map { GraphQLInputValue($0, "SortDirection") }
    }

    private static func input(_ name: String, _ lines: String...) -> GraphQLTypeDefinition {
        let fields = lines.map { line in
            let parts = line.split(separator: ": ").map(String.init)
            return GraphQLInputValue(parts[0], GraphQLTypeReference(stringLiteral: parts[1]))
        }
        return .input(GraphQLInputType(name, nil, fields))
    }
}
