import OrderedCollections

/// A type system as plain data: what the validator checks against, the SDL is printed from, and introspection can read.
struct GraphQLSchema: Sendable {
    /// Name of the object type whose fields queries select from.
    let queryType: String
    /// The same for mutations, nil when there are none.
    let mutationType: String?
    /// Every type by name, in the order in which it is published; the built-in scalars come first.
    let types: OrderedDictionary<String, GraphQLTypeDefinition>
    /// The directives that a document may use.
    let directives: [GraphQLDirectiveDefinition]
    /// Whether `__schema` and `__type` may be asked for.
    let isIntrospectable: Bool

    init(queryType: String, mutationType: String?, types own: [GraphQLTypeDefinition], isIntrospectable: Bool = true) {
        self.queryType = queryType
        self.mutationType = mutationType
        let builtIn = GraphQLScalarType.builtIn.map(GraphQLTypeDefinition.scalar)
        let all = builtIn + own + GraphQLSchema.introspection
        types = OrderedDictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
        self.isIntrospectable = isIntrospectable
        directives = GraphQLDirectiveDefinition.builtIn
    }

    /// The object type of this name, nil for an unknown name or another kind.
    func object(_ name: String) -> GraphQLObjectType? {
        if case .object(let type)? = types[name] { type } else { nil }
    }

    /// The field of an object type, `__schema` and `__type` of the query type included.
    func field(_ name: String, on type: GraphQLObjectType) -> GraphQLFieldDefinition? {
        type.fields[name] ?? (type.name == queryType ? GraphQLSchema.metaFields.first { $0.name == name } : nil)
    }

    /// The object type that an operation of this kind starts from.
    func root(_ kind: GraphQLOperation.Kind) -> GraphQLObjectType? {
        switch kind {
        case .query: object(queryType)
        case .mutation: mutationType.flatMap(object)
        case .subscription: nil
        }
    }

    /// Names of all root fields, queries first.
    var rootFields: [String] {
        [root(.query), root(.mutation)].compactMap { $0 }.flatMap { $0.fields.keys }
    }
}
