import OrderedCollections

/// A named type of a schema. Interfaces and unions are left out: nothing here needs them.
enum GraphQLTypeDefinition: Sendable {
    case scalar(GraphQLScalarType)
    case enumeration(GraphQLEnumType)
    case object(GraphQLObjectType)
    case input(GraphQLInputType)

    /// The type's name.
    var name: String {
        switch self {
        case .scalar(let type): type.name
        case .enumeration(let type): type.name
        case .object(let type): type.name
        case .input(let type): type.name
        }
    }

    /// Whether arguments and variables may have this type.
    var isInput: Bool {
        if case .object = self { false } else { true }
    }
}

/// A set of names as a type.
struct GraphQLEnumType: Sendable {
    var name: String
    var description: String?
    var values: [String]
}

/// A type with fields that can be selected.
struct GraphQLObjectType: Sendable {
    var name: String
    var description: String?
    var fields: OrderedDictionary<String, GraphQLFieldDefinition>

    init(_ name: String, _ description: String? = nil, _ fields: [GraphQLFieldDefinition]) {
        self.name = name
        self.description = description
        self.fields = OrderedDictionary(uniqueKeysWithValues: fields.map { ($0.name, $0) })
    }
}

/// A field of an object type.
struct GraphQLFieldDefinition: Sendable {
    var name: String
    var description: String?
    var arguments: [GraphQLInputValue]
    var type: GraphQLTypeReference

    init(
        _ name: String,
        _ type: GraphQLTypeReference,
        _ description: String? = nil,
        arguments: [GraphQLInputValue] = []
    ) {
        self.name = name
        self.type = type
        self.description = description
        self.arguments = arguments
    }
}

/// A type whose values are objects written by the client.
struct GraphQLInputType: Sendable {
    var name: String
    var description: String?
    var fields: OrderedDictionary<String, GraphQLInputValue>

    init(_ name: String, _ description: String? = nil, _ fields: [GraphQLInputValue]) {
        self.name = name
        self.description = description
        self.fields = OrderedDictionary(uniqueKeysWithValues: fields.map { ($0.name, $0) })
    }
}

/// An argument, or a field of an input type.
struct GraphQLInputValue: Sendable {
    var name: String
    var description: String?
    var type: GraphQLTypeReference

    init(_ name: String, _ type: GraphQLTypeReference, _ description: String? = nil) {
        self.name = name
        self.type = type
        self.description = description
    }

    /// Whether a value must be given.
    var isRequired: Bool { type.isNonNull }
}
