extension GraphQLParser {
    /// Reads a selection set with its braces; an empty one is an error.
    mutating func selections() throws(GraphQLError) -> [GraphQLSelection] {
        try expect("{")
        try enter()
        defer { depth -= 1 }
        var result: [GraphQLSelection] = []
        repeat {
            result.append(try selection())
        } while try !skip("}")
        return result
    }

    private mutating func selection() throws(GraphQLError) -> GraphQLSelection {
        guard try skip("...") else { return .field(try field()) }
        if token.kind == .name, token.text != "on" {
            let name = try name()
            return .spread(name: name, directives: try directives(constant: false))
        }
        var type: String?
        if token.kind == .name {
            try advance()
            type = try name()
        }
        let directives = try directives(constant: false)
        return .inline(typeCondition: type, directives: directives, selections: try selections())
    }

    private mutating func field() throws(GraphQLError) -> GraphQLField {
        var field = GraphQLField(name: try name())
        if try skip(":") {
            field.alias = field.name
            field.name = try name()
        }
        field.arguments = try arguments(constant: false)
        field.directives = try directives(constant: false)
        field.selections = at("{") ? try selections() : nil
        return field
    }

    /// Reads the directives that stand here, possibly none.
    mutating func directives(constant: Bool) throws(GraphQLError) -> [GraphQLDirective] {
        var result: [GraphQLDirective] = []
        while try skip("@") {
            let name = try name()
            result.append(GraphQLDirective(name: name, arguments: try arguments(constant: constant)))
        }
        return result
    }

    private mutating func arguments(constant: Bool) throws(GraphQLError) -> [GraphQLArgument] {
        guard try skip("(") else { return [] }
        var result: [GraphQLArgument] = []
        repeat {
            let name = try name()
            try expect(":")
            result.append(GraphQLArgument(name: name, value: try value(constant: constant)))
        } while try !skip(")")
        return result
    }
}
