import OrderedCollections

extension GraphQLValidator {
    /// Checks given arguments against their definitions: known, given once, of the right type.
    mutating func check(
        _ given: [GraphQLArgument],
        of definitions: [GraphQLInputValue],
        owner: String,
        _ usage: inout Usage
    ) {
        for name in GraphQLValidator.repeated(given.map(\.name)) {
            report("There can be only one argument named \"\(name)\".")
        }
        for argument in given {
            if let definition = definitions.first(where: { $0.name == argument.name }) {
                check(argument.value, as: definition.type, &usage)
            } else {
                report("Unknown argument \"\(argument.name)\" on \(owner).")
                note(argument.value, &usage)
            }
        }
    }

    /// Reports required arguments that were not given.
    mutating func checkRequired(_ given: [GraphQLArgument], of definitions: [GraphQLInputValue], owner: String) {
        for definition in definitions where definition.isRequired {
            guard !given.contains(where: { $0.name == definition.name }) else { continue }
            report(
                "\(owner) argument \"\(definition.name)\" of type \"\(definition.type)\" is required, "
                    + "but it was not provided."
            )
        }
    }

    /// Checks the directives at one place.
    mutating func check(
        _ directives: [GraphQLDirective],
        at place: GraphQLDirectiveDefinition.Place,
        _ usage: inout Usage
    ) {
        for name in GraphQLValidator.repeated(directives.map(\.name)) {
            report("The directive \"@\(name)\" can only be used once at this location.")
        }
        for directive in directives {
            guard let definition = schema.directives.first(where: { $0.name == directive.name }) else {
                report("Unknown directive \"@\(directive.name)\".")
                for argument in directive.arguments { note(argument.value, &usage) }
                continue
            }
            if !definition.places.contains(place) {
                report("Directive \"@\(directive.name)\" may not be used on \(place.rawValue).")
            }
            let owner = "irective \"@\(directive.name)\""
            check(directive.arguments, of: definition.arguments, owner: "d" + owner, &usage)
            checkRequired(directive.arguments, of: definition.arguments, owner: "D" + owner)
        }
    }

    /// Checks a literal at a place of a type; one value where a list may stand is an item of the list, and what is wrong
    /// with it is told with the list's type.
    mutating func check(
        _ literal: GraphQLLiteral,
        as type: GraphQLTypeReference,
        of place: GraphQLTypeReference? = nil,
        _ usage: inout Usage
    ) {
        if case .variable(let name) = literal {
            return usage.variables.append(.init(name: name, expected: type))
        }
        if literal == .null {
            if type.isNonNull { report("Expected value of type \"\(type)\", found null.") }
            return
        }
        switch (type.nullable, literal) {
        case (.list(let inner), .list(let items)): for item in items { check(item, as: inner, &usage) }
        case (.list(let inner), _): check(literal, as: inner, of: place ?? type, &usage)
        case (.named(let name), _): check(literal, asNamed: name, of: place ?? type, &usage)
        case (.nonNull, _): break
        }
    }

    private mutating func check(
        _ literal: GraphQLLiteral,
        asNamed name: String,
        of type: GraphQLTypeReference,
        _ usage: inout Usage
    ) {
        switch (schema.types[name], literal) {
        case (.scalar(let scalar)?, _): check(literal, as: scalar, &usage)
        case (.enumeration(let enumeration)?, .enumeration(let value)):
            guard !enumeration.values.contains(value) else { return }
            report("Value \"\(value)\" does not exist in \"\(name)\" enum.")
        case (.enumeration?, _):
            report("Enum \"\(name)\" cannot represent non-enum value: \(literal.printed).")
            note(literal, &usage)
        case (.input(let input)?, .object(let fields)): check(fields, as: input, &usage)
        case (.input?, _), (.object?, _), (nil, _):
            // A list stands at no place that must not be null, but inside one.
            let expected = if case .list = literal { type.nullable } else { type }
            report("Expected value of type \"\(expected)\", found \(literal.printed).")
            note(literal, &usage)
        }
    }

    private mutating func check(_ literal: GraphQLLiteral, as scalar: GraphQLScalarType, _ usage: inout Usage) {
        do throws(GraphQLError) { _ = try scalar.parse(literal) } catch { report(error.message) }
        note(literal, &usage)
    }

    private mutating func check(_ given: [GraphQLArgument], as type: GraphQLInputType, _ usage: inout Usage) {
        for name in GraphQLValidator.repeated(given.map(\.name)) {
            report("There can be only one input field named \"\(name)\".")
        }
        for entry in given {
            if let field = type.fields[entry.name] {
                check(entry.value, as: field.type, &usage)
            } else {
                report("Field \"\(entry.name)\" is not defined by type \"\(type.name)\".")
                note(entry.value, &usage)
            }
        }
        for field in type.fields.values where field.isRequired && !given.contains(where: { $0.name == field.name }) {
            report("Field \"\(type.name).\(field.name)\" of required type \"\(field.type)\" was not provided.")
        }
    }
}
