extension GraphQLSchema {
    /// What queries may ask about the schema itself.
    static let metaFields = [
        GraphQLFieldDefinition("__schema", "__Schema!"),
        GraphQLFieldDefinition("__type", "__Type", arguments: [GraphQLInputValue("name", "String!")]),
    ]

    /// The types that describe types, as the specification gives them.
    static let introspection: [GraphQLTypeDefinition] = [
        object(
            "__Schema",
            ["description: String", "types: [__Type!]!", "queryType: __Type!", "mutationType: __Type"]
                + ["subscriptionType: __Type", "directives: [__Directive!]!"]
        ),
        object(
            "__Type",
            ["kind: __TypeKind!", "name: String", "description: String", "specifiedByURL: String"]
                + ["interfaces: [__Type!]", "possibleTypes: [__Type!]", "ofType: __Type", "isOneOf: Boolean"],
            deprecating: ["fields: [__Field!]", "enumValues: [__EnumValue!]", "inputFields: [__InputValue!]"]
        ),
        object("__Field", described + ["type: __Type!"] + deprecation, deprecating: ["args: [__InputValue!]!"]),
        object("__InputValue", described + ["type: __Type!", "defaultValue: String"] + deprecation),
        object("__EnumValue", described + deprecation),
        object(
            "__Directive",
            described + ["isRepeatable: Boolean!", "locations: [__DirectiveLocation!]!"],
            deprecating: ["args: [__InputValue!]!"]
        ),
        .enumeration(
            GraphQLEnumType(
                name: "__TypeKind",
                values: ["SCALAR", "OBJECT", "INTERFACE", "UNION", "ENUM", "INPUT_OBJECT", "LIST", "NON_NULL"]
            )
        ),
        .enumeration(
            GraphQLEnumType(
                name: "__DirectiveLocation",
                values: [
                    "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD",
                    "INLINE_FRAGMENT", "VARIABLE_DEFINITION", "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION",
                    "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT",
                    "INPUT_FIELD_DEFINITION",
                ]
            )
        ),
    ]

    private static let described = ["name: String!", "description: String"]
    private static let deprecation = ["isDeprecated: Boolean!", "deprecationReason: String"]

    /// An object type of `name: Type` lines; the second list's fields take `includeDeprecated`.
    private static func object(
        _ name: String,
        _ lines: [String],
        deprecating others: [String] = []
    ) -> GraphQLTypeDefinition {
        let plain = lines.map { field($0, []) }
        return .object(
            GraphQLObjectType(
                name,
                nil,
                plain + others.map { field($0, [GraphQLInputValue("includeDeprecated", "Boolean")]) }
            )
        )
    }

    private static func field(_ line: String, _ arguments: [GraphQLInputValue]) -> GraphQLFieldDefinition {
        let parts = line.split(separator: ": ").map(String.init)
        return GraphQLFieldDefinition(parts[0], GraphQLTypeReference(stringLiteral: parts[1]), arguments: arguments)
    }
}
