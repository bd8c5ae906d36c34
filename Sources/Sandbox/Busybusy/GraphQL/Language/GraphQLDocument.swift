/// A parsed executable document: its operations and fragments in order of appearance.
struct GraphQLDocument: Hashable, Sendable {
    var operations: [GraphQLOperation] = []
    var fragments: [GraphQLFragment] = []

    /// The operation that a request means.
    ///
    /// Throws when the name is unknown, or absent although there are several.
    func operation(named name: String?) throws(GraphQLError) -> GraphQLOperation {
        if let name, !name.isEmpty {
            guard let found = operations.first(where: { $0.name == name }) else {
                throw GraphQLError("Unknown operation named \"\(name)\".")
            }
            return found
        }
        guard let first = operations.first else { throw GraphQLError("Must provide an operation.") }
        guard operations.count == 1 else {
            throw GraphQLError("Must provide operation name if query contains multiple operations.")
        }
        return first
    }
}

/// A query or a mutation.
struct GraphQLOperation: Hashable, Sendable {
    /// The three kinds of the specification; a schema may leave out the last two.
    enum Kind: String, Sendable {
        case query, mutation, subscription
    }

    var kind: Kind
    var name: String?
    var variables: [GraphQLVariableDefinition] = []
    var directives: [GraphQLDirective] = []
    var selections: [GraphQLSelection]
}

/// A variable that an operation declares.
struct GraphQLVariableDefinition: Hashable, Sendable {
    var name: String
    var type: GraphQLTypeReference
    var defaultValue: GraphQLLiteral?
    var directives: [GraphQLDirective] = []
}

/// A named set of selections on one type.
struct GraphQLFragment: Hashable, Sendable {
    var name: String
    var typeCondition: String
    var directives: [GraphQLDirective] = []
    var selections: [GraphQLSelection]
}

/// One line of a selection set.
enum GraphQLSelection: Hashable, Sendable {
    case field(GraphQLField)
    case spread(name: String, directives: [GraphQLDirective])
    case inline(typeCondition: String?, directives: [GraphQLDirective], selections: [GraphQLSelection])
}

/// A selected field.
struct GraphQLField: Hashable, Sendable {
    var alias: String?
    var name: String
    var arguments: [GraphQLArgument] = []
    var directives: [GraphQLDirective] = []
    /// Nil for a leaf written without braces.
    var selections: [GraphQLSelection]?

    /// The key under which the field stands in the response.
    var responseKey: String { alias ?? name }
}

/// A named value given to a field or a directive.
struct GraphQLArgument: Hashable, Sendable {
    var name: String
    var value: GraphQLLiteral
}

/// A use of a directive.
struct GraphQLDirective: Hashable, Sendable {
    var name: String
    var arguments: [GraphQLArgument] = []
}
