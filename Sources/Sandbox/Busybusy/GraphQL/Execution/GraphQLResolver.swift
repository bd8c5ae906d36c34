/// Where the data of a schema comes from: answers one field of one node.
protocol GraphQLResolver {
    /// Stands for an object of the schema.
    associatedtype Node
    /// What holds for a whole request, such as its time.
    associatedtype Context

    /// The value of a field. Throws what the response shall report; the nearest nullable field becomes null.
    mutating func resolve(
        _ field: GraphQLPlan.Field,
        of node: Node,
        context: Context
    ) throws(GraphQLError) -> GraphQLResolved<Node>
}

/// What a resolver answers.
enum GraphQLResolved<Node> {
    case value(GraphQLValue)
    case node(Node)
    case nodes([Node])
}
