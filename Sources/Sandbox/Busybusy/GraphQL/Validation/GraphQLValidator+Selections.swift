import OrderedCollections

extension GraphQLValidator {
    /// The object type a fragment is on; reports and returns nil when there is none.
    mutating func compositeType(_ name: String, fragment: String?) -> GraphQLObjectType? {
        if let type = schema.object(name) { return type }
        let subject = fragment.map { "Fragment \"\($0)\"" } ?? "Fragment"
        report(
            schema.types[name] == nil
                ? "Unknown type \"\(name)\"."
                : "\(subject) cannot condition on non composite type \"\(name)\"."
        )
        return nil
    }

    /// Checks a selection set on a type and everything below it.
    mutating func walk(_ selections: [GraphQLSelection], on type: GraphQLObjectType, _ usage: inout Usage) {
        for selection in selections {
            switch selection {
            case .field(let field): check(field, on: type, &usage)
            case .spread(let name, let directives):
                check(directives, at: .fragmentSpread, &usage)
                usage.spreads.append(name)
                checkSpread(name, on: type)
            case .inline(let condition, let directives, let selections):
                check(directives, at: .inlineFragment, &usage)
                guard let condition else {
                    walk(selections, on: type, &usage)
                    continue
                }
                guard let target = compositeType(condition, fragment: nil) else {
                    walkUntyped(selections, &usage)
                    continue
                }
                if target.name != type.name { report(GraphQLValidator.mismatch("Fragment", type.name, target.name)) }
                walk(selections, on: target, &usage)
            }
        }
    }

    private mutating func checkSpread(_ name: String, on type: GraphQLObjectType) {
        guard let fragment = fragments[name] else { return report("Unknown fragment \"\(name)\".") }
        guard let target = schema.object(fragment.typeCondition), target.name != type.name else { return }
        report(GraphQLValidator.mismatch("Fragment \"\(name)\"", type.name, target.name))
    }

    private static func mismatch(_ subject: String, _ parent: String, _ target: String) -> String {
        "\(subject) cannot be spread here as objects of type \"\(parent)\" can never be of type \"\(target)\"."
    }

    private mutating func check(_ field: GraphQLField, on type: GraphQLObjectType, _ usage: inout Usage) {
        check(field.directives, at: .field, &usage)
        if field.name == "__typename" {
            check(field.arguments, of: [], owner: "field \"\(type.name).__typename\"", &usage)
            if field.selections != nil { report(GraphQLValidator.noSubfields("__typename", "String!")) }
            return
        }
        if !schema.isIntrospectable, type.name == schema.queryType, field.name.hasPrefix("__") {
            report(
                "GraphQL introspection has been disabled, but the requested query contained the field "
                    + "\"\(field.name)\"."
            )
            return walkUntyped(below: field, &usage)
        }
        guard let definition = schema.field(field.name, on: type) else {
            report("Cannot query field \"\(field.name)\" on type \"\(type.name)\".")
            return walkUntyped(below: field, &usage)
        }
        check(field.arguments, of: definition.arguments, owner: "field \"\(type.name).\(field.name)\"", &usage)
        checkRequired(field.arguments, of: definition.arguments, owner: "Field \"\(field.name)\"")
        switch (schema.object(definition.type.name), field.selections) {
        case (let object?, let selections?): walk(selections, on: object, &usage)
        case (nil, .some): report(GraphQLValidator.noSubfields(field.name, "\(definition.type)"))
        case (.some, nil):
            report(
                "Field \"\(field.name)\" of type \"\(definition.type)\" must have a selection of subfields. "
                    + "Did you mean \"\(field.name) { ... }\"?"
            )
        case (nil, nil): break
        }
    }

    private static func noSubfields(_ field: String, _ type: String) -> String {
        "Field \"\(field)\" must not have a selection since type \"\(type)\" has no subfields."
    }

    /// Counts what an unknown field uses, so that one mistake is reported once, and reports what is wrong without a type.
    private mutating func walkUntyped(below field: GraphQLField, _ usage: inout Usage) {
        for name in GraphQLValidator.repeated(field.arguments.map(\.name)) {
            report("There can be only one argument named \"\(name)\".")
        }
        for argument in field.arguments { note(argument.value, &usage) }
        walkUntyped(field.selections ?? [], &usage)
    }

    /// The same for a selection whose type is unknown.
    mutating func walkUntyped(_ selections: [GraphQLSelection], _ usage: inout Usage) {
        for selection in selections {
            switch selection {
            case .field(let inner):
                check(inner.directives, at: .field, &usage)
                walkUntyped(below: inner, &usage)
            case .spread(let name, let directives):
                check(directives, at: .fragmentSpread, &usage)
                usage.spreads.append(name)
                if fragments[name] == nil { report("Unknown fragment \"\(name)\".") }
            case .inline(let condition, let directives, let selections):
                check(directives, at: .inlineFragment, &usage)
                if let target = condition.flatMap({ compositeType($0, fragment: nil) }) {
                    walk(selections, on: target, &usage)
                } else {
                    walkUntyped(selections, &usage)
                }
            }
        }
    }

    /// Counts the variables of a literal whose expected type is unknown as used.
    func note(_ literal: GraphQLLiteral, _ usage: inout Usage) {
        switch literal {
        case .variable(let name): usage.variables.append(.init(name: name, expected: nil))
        case .list(let items): for item in items { note(item, &usage) }
        case .object(let fields): for field in fields { note(field.value, &usage) }
        default: break
        }
    }
}
