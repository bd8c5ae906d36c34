/// The part of busybusy's GraphQL schema that the sandbox speaks.
///
/// Roots, arguments and fields of projects and members are those seen in client code; exact nullability, names of the
/// filter and sort inputs' inner types, and every mutation are assumptions (`ASSUMPTIONS.md`).
enum BusybusySchema {
    /// The whole type system.
    static let schema = GraphQLSchema(
        queryType: "Query",
        mutationType: "Mutation",
        types: scalars + inputs + objects + roots
    )

    private static let scalars: [GraphQLTypeDefinition] = [
        .scalar(
            GraphQLScalarType(
                name: "DateTime",
                description: "An instant in UTC, YYYY-MM-DDTHH:mm:ss, without zone and fraction.",
                kind: .custom { value in
                    value.text.flatMap(BusybusyStamp.seconds).map { .string(BusybusyStamp.text($0)) }
                }
            )
        ),
        .enumeration(GraphQLEnumType(name: "SortDirection", values: ["asc", "desc"])),
        .enumeration(GraphQLEnumType(name: "PermissionOperation", values: ["and", "or"])),
    ]

    private static let roots: [GraphQLTypeDefinition] = [
        .object(
            GraphQLObjectType(
                "Query",
                nil,
                [
                    GraphQLFieldDefinition(
                        "projects",
                        "[Project!]!",
                        "Projects of every level, archived ones too unless filtered.",
                        arguments: [GraphQLInputValue("filter", "ProjectFilter"), .init("sort", "[ProjectSort!]")]
                            + paging
                    ),
                    GraphQLFieldDefinition(
                        "members",
                        "[Member!]!",
                        "Employees.",
                        arguments: [GraphQLInputValue("filter", "MemberFilter!"), .init("sort", "[MemberSort!]")]
                            + paging
                    ),
                ]
            )
        ),
        .object(
            GraphQLObjectType(
                "Mutation",
                "INVENTED: no mutation of the real service is publicly known.",
                [
                    GraphQLFieldDefinition(
                        "createProject",
                        "Project!",
                        "INVENTED.",
                        arguments: [GraphQLInputValue("input", "CreateProjectInput!")]
                    ),
                    GraphQLFieldDefinition(
                        "updateProject",
                        "Project!",
                        "INVENTED. Absent fields stay, null clears.",
                        arguments: [GraphQLInputValue("id", "ID!"), .init("input", "UpdateProjectInput!")]
                    ),
                    GraphQLFieldDefinition(
                        "archiveProject",
                        "Project!",
                        "INVENTED.",
                        arguments: [GraphQLInputValue("id", "ID!")]
                    ),
                    GraphQLFieldDefinition(
                        "unarchiveProject",
                        "Project!",
                        "INVENTED.",
                        arguments: [GraphQLInputValue("id", "ID!")]
                    ),
                ]
            )
        ),
    ]

    private static let paging = [
        GraphQLInputValue("first", "Int", "Rows to return, 50 when absent, at most 1000."),
        GraphQLInputValue("after", "String", "The cursor of the last row already read."),
    ]
}
