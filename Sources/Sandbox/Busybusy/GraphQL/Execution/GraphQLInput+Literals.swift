import OrderedCollections

extension GraphQLInput {
    /// The values of a field's or directive's arguments; absent ones stay absent. Expects a validated document.
    func arguments(
        _ given: [GraphQLArgument],
        of definitions: [GraphQLInputValue],
        variables: [String: GraphQLValue]
    ) throws(GraphQLError) -> GraphQLObject {
        var result = GraphQLObject()
        for definition in definitions {
            guard let literal = given.first(where: { $0.name == definition.name })?.value else { continue }
            guard let value = try value(of: literal, as: definition.type, variables: variables) else { continue }
            if value == .null, definition.isRequired {
                throw GraphQLError(
                    "Argument \"\(definition.name)\" of non-null type \"\(definition.type)\" must not be null."
                )
            }
            result.append(definition.name, value)
        }
        return result
    }

    /// The value of a literal, nil when it is a variable that was not given.
    func value(
        of literal: GraphQLLiteral,
        as type: GraphQLTypeReference,
        variables: [String: GraphQLValue]
    ) throws(GraphQLError) -> GraphQLValue? {
        if case .variable(let name) = literal {
            if variables[name] == nil, type.isNonNull {
                throw GraphQLError("Argument of type \"\(type)\" got no value from \"$\(name)\". Send the variable.")
            }
            return variables[name]
        }
        if literal == .null { return .null }
        switch type {
        case .nonNull(let inner): return try value(of: literal, as: inner, variables: variables)
        case .list(let inner): return .list(try items(of: literal, as: inner, variables: variables))
        case .named(let name): return try value(of: literal, asNamed: name, variables: variables)
        }
    }

    private func items(
        of literal: GraphQLLiteral,
        as type: GraphQLTypeReference,
        variables: [String: GraphQLValue]
    ) throws(GraphQLError) -> [GraphQLValue] {
        guard case .list(let literals) = literal else {
            return [try value(of: literal, as: type, variables: variables) ?? .null]
        }
        var result: [GraphQLValue] = []
        for literal in literals { result.append(try value(of: literal, as: type, variables: variables) ?? .null) }
        return result
    }

    private func value(
        of literal: GraphQLLiteral,
        asNamed name: String,
        variables: [String: GraphQLValue]
    ) throws(GraphQLError) -> GraphQLValue {
        switch (schema.types[name], literal) {
        case (.scalar(let scalar)?, _): return try scalar.parse(literal)
        case (.enumeration?, .enumeration(let text)): return .string(text)
        case (.input(let type)?, .object(let given)):
            return .object(try arguments(given, of: Array(type.fields.values), variables: variables))
        default: throw GraphQLError("Expected value of type \"\(name)\", found \(literal.printed).")
        }
    }
}
