/// A directive that documents may use, with the places where it may stand.
struct GraphQLDirectiveDefinition: Sendable {
    /// The executable places of the specification.
    enum Place: String, Sendable {
        case query = "QUERY"
        case mutation = "MUTATION"
        case subscription = "SUBSCRIPTION"
        case field = "FIELD"
        case fragmentDefinition = "FRAGMENT_DEFINITION"
        case fragmentSpread = "FRAGMENT_SPREAD"
        case inlineFragment = "INLINE_FRAGMENT"
        case variableDefinition = "VARIABLE_DEFINITION"
    }

    var name: String
    var arguments: [GraphQLInputValue]
    var places: [Place]

    /// `@include` and `@skip`.
    static let builtIn = ["include", "skip"].map {
        GraphQLDirectiveDefinition(
            name: $0,
            arguments: [GraphQLInputValue("if", "Boolean!")],
            places: [.field, .fragmentSpread, .inlineFragment]
        )
    }
}
