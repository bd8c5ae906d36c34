import OrderedCollections

/// Answers questions about the schema itself: `__schema` and `__type` with all below them. Nothing here is deprecated.
struct GraphQLIntrospection {
    /// What a question is about.
    private enum Subject {
        case schema
        case type(GraphQLTypeReference)
        case field(GraphQLFieldDefinition)
        case input(GraphQLInputValue)
        case value(String)
        case directive(GraphQLDirectiveDefinition)
    }

    /// What a field answers.
    private enum Answer {
        case plain(GraphQLValue)
        case one(Subject)
        case many([Subject])
    }

    let schema: GraphQLSchema
    /// Fields that may still be resolved: types refer to each other, so a short question can have a huge answer.
    private var left: Int

    init(schema: GraphQLSchema, limit: Int) {
        self.schema = schema
        left = limit
    }

    /// The value of a root field. Throws when the answer would be too large.
    mutating func answer(_ field: GraphQLPlan.Field) throws(GraphQLError) -> GraphQLValue {
        if field.name == "__schema" { return try object(field.fields, of: .schema) }
        guard let name = field.arguments["name"]?.text, schema.types[name] != nil else { return .null }
        return try object(field.fields, of: .type(.named(name)))
    }

    private mutating func object(
        _ fields: [GraphQLPlan.Field],
        of subject: Subject
    ) throws(GraphQLError) -> GraphQLValue {
        var object = GraphQLObject()
        for field in fields {
            left -= 1
            guard left >= 0 else { throw GraphQLError("Query resolves too many fields of the schema. Ask for fewer.") }
            object.append(field.responseKey, try value(field, of: subject))
        }
        return .object(object)
    }

    private mutating func value(
        _ field: GraphQLPlan.Field,
        of subject: Subject
    ) throws(GraphQLError) -> GraphQLValue {
        if field.name == "__typename" { return .string(field.parent) }
        switch answer(field.name, of: subject) {
        case .plain(let value): return value
        case .one(let subject): return try object(field.fields, of: subject)
        case .many(let subjects):
            var items: [GraphQLValue] = []
            for subject in subjects { items.append(try object(field.fields, of: subject)) }
            return .list(items)
        }
    }

    private func answer(_ field: String, of subject: Subject) -> Answer {
        switch (field, subject) {
        case ("isDeprecated", _), ("isRepeatable", _): .plain(.boolean(false))
        case (_, .schema): answer(ofSchema: field)
        case (_, .type(let reference)): answer(field, of: reference)
        case ("name", .field(let definition)): .plain(.string(definition.name))
        case ("description", .field(let definition)): .plain(.optional(definition.description))
        case ("args", .field(let definition)): .many(definition.arguments.map(Subject.input))
        case ("type", .field(let definition)): .one(.type(definition.type))
        case ("name", .input(let value)): .plain(.string(value.name))
        case ("description", .input(let value)): .plain(.optional(value.description))
        case ("type", .input(let value)): .one(.type(value.type))
        case ("name", .value(let name)): .plain(.string(name))
        case ("name", .directive(let directive)): .plain(.string(directive.name))
        case ("args", .directive(let directive)): .many(directive.arguments.map(Subject.input))
        case ("locations", .directive(let directive)):
            .plain(.list(directive.places.map { .string($0.rawValue) }))
        default: .plain(.null)
        }
    }

    private func answer(ofSchema field: String) -> Answer {
        switch field {
        case "types": .many(schema.types.keys.map { .type(.named($0)) })
        case "queryType": .one(.type(.named(schema.queryType)))
        case "mutationType": schema.mutationType.map { .one(.type(.named($0))) } ?? .plain(.null)
        case "directives": .many(schema.directives.map(Subject.directive))
        default: .plain(.null)
        }
    }

    private func answer(_ field: String, of reference: GraphQLTypeReference) -> Answer {
        switch reference {
        case .list(let inner):
            field == "kind" ? .plain(.string("LIST")) : field == "ofType" ? .one(.type(inner)) : .plain(.null)
        case .nonNull(let inner):
            field == "kind" ? .plain(.string("NON_NULL")) : field == "ofType" ? .one(.type(inner)) : .plain(.null)
        case .named(let name): schema.types[name].map { answer(field, of: $0) } ?? .plain(.null)
        }
    }

    private func answer(_ field: String, of type: GraphQLTypeDefinition) -> Answer {
        switch (field, type) {
        case ("name", _): .plain(.string(type.name))
        case ("description", _): .plain(.optional(type.description))
        case ("kind", .scalar): .plain(.string("SCALAR"))
        case ("kind", .enumeration): .plain(.string("ENUM"))
        case ("kind", .object): .plain(.string("OBJECT"))
        case ("kind", .input): .plain(.string("INPUT_OBJECT"))
        case ("fields", .object(let type)): .many(type.fields.values.map(Subject.field))
        case ("interfaces", .object): .many([])
        case ("enumValues", .enumeration(let type)): .many(type.values.map(Subject.value))
        case ("inputFields", .input(let type)): .many(type.fields.values.map(Subject.input))
        case ("isOneOf", .input): .plain(.boolean(false))
        default: .plain(.null)
        }
    }
}

extension GraphQLTypeDefinition {
    /// What the type is for, nil when it is not said.
    var description: String? {
        switch self {
        case .scalar(let type): type.description
        case .enumeration(let type): type.description
        case .object(let type): type.description
        case .input(let type): type.description
        }
    }
}
