/// A type as fields, arguments and variables name it: `Int`, `[ID!]`, `[Project!]!`.
indirect enum GraphQLTypeReference: Hashable, Sendable, CustomStringConvertible {
    case named(String)
    case list(GraphQLTypeReference)
    case nonNull(GraphQLTypeReference)

    /// The innermost named type.
    var name: String {
        switch self {
        case .named(let name): name
        case .list(let inner), .nonNull(let inner): inner.name
        }
    }

    /// The type without an outer `!`.
    var nullable: GraphQLTypeReference {
        if case .nonNull(let inner) = self { inner } else { self }
    }

    /// Whether null is excluded.
    var isNonNull: Bool {
        if case .nonNull = self { true } else { false }
    }

    /// The type in the language's own spelling.
    var description: String {
        switch self {
        case .named(let name): name
        case .list(let inner): "[\(inner)]"
        case .nonNull(let inner): "\(inner)!"
        }
    }
}

extension GraphQLTypeReference: ExpressibleByStringLiteral {
    /// Reads the language's spelling, for schemas written in code; a misspelt one is a programming error.
    init(stringLiteral text: String) {
        do {
            self = try GraphQLParser.type(text)
        } catch {
            preconditionFailure("\(text) is no GraphQL type: \(error.message)")
        }
    }
}
