extension BusybusySchema {
    /// What queries return, fields as clients select them.
    static let objects: [GraphQLTypeDefinition] =
        [
            .object(GraphQLObjectType("Project", "A job; roots have depth 1, up to 7 levels.", project)),
            .object(GraphQLObjectType("ProjectInfo", "Customer and site of a project.", projectInfo)),
            .object(GraphQLObjectType("ProjectGroup", nil, fields("id: ID!", "groupName: String!"))),
            .object(GraphQLObjectType("Member", "An employee.", member)),
            .object(GraphQLObjectType("Position", nil, fields("id: ID!", "title: String!"))),
            .object(GraphQLObjectType("MemberGroup", nil, fields("id: ID!", "groupName: String!"))),
            .object(GraphQLObjectType("WageHistory", nil, wage)),
        ] + things

    private static let project = fields(
        "id: ID!",
        "title: String!",
        "depth: Int!",
        "rootProjectId: ID!",
        "parentProjectId: ID",
        "archivedOn: DateTime",
        "createdOn: DateTime!",
        "updatedOn: DateTime!",
        "cursor: String!",
        "children: [Project!]!",
        "ancestors: [Project!]!",
        "projectInfo: ProjectInfo",
        "projectGroup: ProjectGroup"
    )

    private static let wage = fields(
        "wage: Float",
        "wageRate: Int",
        "overburden: Float",
        "effectiveRate: Float",
        "changeDate: DateTime",
        "createdOn: DateTime!",
        "updatedOn: DateTime!",
        "deletedOn: DateTime"
    )

    private static let projectInfo =
        fields("id: ID!", "projectId: ID!")
        + texts.map { GraphQLFieldDefinition($0, "String") }
        + fields("latitude: Float", "longitude: Float", "locationRadius: Float", "reminder: Boolean")
        + fields("requireTimeEntryGps: String", "additionalInfo: String")

    /// The plain texts of a ProjectInfo.
    static let texts = [
        "number", "customer", "address1", "address2", "city", "state", "postalCode", "country", "phone",
    ]

    private static let member = fields(
        "id: ID!",
        "firstName: String!",
        "lastName: String!",
        "username: String!",
        "email: String",
        "phone: String",
        "memberNumber: String",
        "position: Position",
        "positionId: ID",
        "memberGroup: MemberGroup",
        "memberGroupId: ID",
        "organizationId: ID!",
        "imageId: ID",
        "isSubContractor: Boolean!",
        "timeLocationRequired: String!",
        "wageHistories: [WageHistory!]!",
        "archivedOn: DateTime",
        "deletedOn: DateTime",
        "createdOn: DateTime!",
        "updatedOn: DateTime!",
        "submittedOn: DateTime",
        "lastAccess: DateTime",
        "cursor: String!"
    )

    /// Fields without arguments from `name: Type` lines.
    static func fields(_ lines: String...) -> [GraphQLFieldDefinition] {
        lines.map { line in
            let parts = line.split(separator: ": ").map(String.init)
            return GraphQLFieldDefinition(parts[0], GraphQLTypeReference(stringLiteral: parts[1]))
        }
    }
}
