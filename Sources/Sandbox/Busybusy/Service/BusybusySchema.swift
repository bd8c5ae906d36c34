/// The part of busybusy's GraphQL schema that the sandbox speaks.
///
/// Roots, arguments and fields are those seen in client code and live traffic; exact nullability, names of the filter and
/// sort inputs' inner types, the root `timeEntries` and every mutation are assumptions (`ASSUMPTIONS.md`).
enum BusybusySchema {
    /// The whole type system, as it is unless settings say otherwise.
    static let schema = schema(for: BusybusySettings())

    /// The type system under some settings.
    static func schema(for settings: BusybusySettings) -> GraphQLSchema {
        GraphQLSchema(
            queryType: "Query",
            mutationType: "Mutation",
            types: scalars + inputs(ranges: settings.rangeOperators) + objects + [
                .object(
                    GraphQLObjectType("Query", nil, queries.filter { settings.timeEntries || $0.name != "timeEntries" })
                ),
                .object(
                    GraphQLObjectType(
                        "Mutation",
                        "INVENTED: no mutation of the real service is publicly known.",
                        settings.mutations ? mutations : [GraphQLFieldDefinition("ping", "Boolean", "INVENTED.")]
                    )
                ),
            ],
            isIntrospectable: settings.introspection
        )
    }

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

    private static let queries = [
        list("projects", of: "Project", "Projects of every level, archived ones too unless filtered."),
        list("members", of: "Member", "Employees.", filter: "MemberFilter!"),
        list("costCodes", of: "CostCode", "Kinds of work."),
        list("equipment", of: "Equipment", "Machines."),
        list("budgetHours", of: "BudgetHours", "Histories of budgeted hours."),
        list("budgetCosts", of: "BudgetCost", "Histories of budgeted costs."),
        list("progressBudgets", of: "ProgressBudget", "Budgeted quantities."),
        list("timeEntries", of: "TimeEntry", "INVENTED root: punches, deleted ones too unless filtered."),
    ]

    private static let mutations = [
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

    /// A list of nodes with the arguments that all lists take.
    private static func list(
        _ name: String,
        of type: String,
        _ description: String,
        filter: GraphQLTypeReference? = nil
    ) -> GraphQLFieldDefinition {
        GraphQLFieldDefinition(
            name,
            .nonNull(.list(.nonNull(.named(type)))),
            description,
            arguments: [
                GraphQLInputValue("filter", filter ?? .named(type + "Filter")),
                GraphQLInputValue("sort", .list(.nonNull(.named(type + "Sort")))),
            ] + paging
        )
    }

    private static let paging = [
        GraphQLInputValue("first", "Int", "Rows to return, 50 when absent, at most 1000."),
        GraphQLInputValue("after", "String", "The cursor of the last row already read."),
    ]
}
