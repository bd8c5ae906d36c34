extension GraphQLParser {
    /// Reads a value; a constant one may not hold variables.
    mutating func value(constant: Bool) throws(GraphQLError) -> GraphQLLiteral {
        try enter()
        defer { depth -= 1 }
        switch token.kind {
        case .int: return .int(try advance().text)
        case .float: return .float(try advance().text)
        case .string, .blockString: return .string(try advance().text)
        case .name: return GraphQLParser.word(try advance().text)
        case .endOfFile: throw unexpected()
        case .punctuator: return try composite(constant: constant)
        }
    }

    private static func word(_ text: String) -> GraphQLLiteral {
        switch text {
        case "true": .boolean(true)
        case "false": .boolean(false)
        case "null": .null
        default: .enumeration(text)
        }
    }

    private mutating func composite(constant: Bool) throws(GraphQLError) -> GraphQLLiteral {
        if try skip("[") {
            var items: [GraphQLLiteral] = []
            while try !skip("]") { items.append(try value(constant: constant)) }
            return .list(items)
        }
        if try skip("{") {
            var fields: [GraphQLArgument] = []
            while try !skip("}") {
                let name = try name()
                try expect(":")
                fields.append(GraphQLArgument(name: name, value: try value(constant: constant)))
            }
            return .object(fields)
        }
        guard at("$") else { throw unexpected() }
        try advance()
        if constant {
            guard token.kind == .name else { throw unexpected() }
            throw failure("Unexpected variable \"$\(token.text)\" in constant value.")
        }
        return .variable(try name())
    }

    /// Reads a type reference.
    mutating func type() throws(GraphQLError) -> GraphQLTypeReference {
        try enter()
        defer { depth -= 1 }
        var type: GraphQLTypeReference
        if try skip("[") {
            type = .list(try self.type())
            try expect("]")
        } else {
            type = .named(try name())
        }
        if try skip("!") { type = .nonNull(type) }
        return type
    }
}
