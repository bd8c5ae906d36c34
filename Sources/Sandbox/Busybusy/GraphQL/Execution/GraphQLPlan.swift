import OrderedCollections

/// An operation made ready to run: fragments merged, directives decided, arguments read.
///
/// Every type is concrete, so this is done once for an operation and not again for each row of a list.
struct GraphQLPlan: Sendable {
    /// One field of the response.
    struct Field: Sendable {
        var responseKey: String
        var name: String
        /// Name of the object type the field belongs to.
        var parent: String
        var type: GraphQLTypeReference
        var arguments: GraphQLObject
        /// Why the arguments cannot be read; the field fails with it when it is resolved.
        var problem: GraphQLError?
        /// Empty for leaves.
        var fields: [Field]
    }

    var fields: [Field]
}

/// Builds a plan from a validated operation and its variables.
struct GraphQLPlanner {
    private let schema: GraphQLSchema
    private let input: GraphQLInput
    private let variables: [String: GraphQLValue]
    private let fragments: [String: GraphQLFragment]
    private let limits: GraphQLLimits
    private var count = 0

    init(
        schema: GraphQLSchema,
        document: GraphQLDocument,
        variables: [String: GraphQLValue],
        limits: GraphQLLimits = .init()
    ) {
        self.schema = schema
        self.variables = variables
        self.limits = limits
        input = GraphQLInput(schema: schema)
        fragments = Dictionary(document.fragments.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The plan of one operation. Throws when a directive lacks its value or the operation is too large.
    mutating func plan(_ operation: GraphQLOperation) throws(GraphQLError) -> GraphQLPlan {
        guard let root = schema.root(operation.kind) else {
            throw GraphQLError("Schema is not configured to execute \(operation.kind.rawValue) operation.")
        }
        return GraphQLPlan(fields: try fields([operation.selections], on: root, depth: 1))
    }

    private mutating func fields(
        _ sets: [[GraphQLSelection]],
        on type: GraphQLObjectType,
        depth: Int
    ) throws(GraphQLError) -> [GraphQLPlan.Field] {
        guard depth <= limits.depth else {
            throw GraphQLError("Query is nested more than \(limits.depth) levels deep.")
        }
        var groups = GraphQLFieldGroups()
        var seen: Set<String> = []
        for set in sets { try collect(set, into: &groups, seen: &seen) }
        var result: [GraphQLPlan.Field] = []
        for group in groups.values {
            count += group.count
            guard count <= limits.fields else { throw GraphQLError("Query selects more than \(limits.fields) fields.") }
            result.append(try field(group, on: type, depth: depth))
        }
        return result
    }

    private mutating func field(
        _ group: [GraphQLField],
        on type: GraphQLObjectType,
        depth: Int
    ) throws(GraphQLError) -> GraphQLPlan.Field {
        let first = group[0]
        if first.name == "__typename" {
            return .init(
                responseKey: first.responseKey,
                name: first.name,
                parent: type.name,
                type: "String!",
                arguments: .init(),
                fields: []
            )
        }
        guard let definition = schema.field(first.name, on: type) else {
            throw GraphQLError("Cannot query field \"\(first.name)\" on type \"\(type.name)\".")
        }
        var children: [GraphQLPlan.Field] = []
        if let object = schema.object(definition.type.name) {
            children = try fields(group.compactMap(\.selections), on: object, depth: depth + 1)
        }
        var field = GraphQLPlan.Field(
            responseKey: first.responseKey,
            name: first.name,
            parent: type.name,
            type: definition.type,
            arguments: .init(),
            fields: children
        )
        do throws(GraphQLError) {
            field.arguments = try input.arguments(first.arguments, of: definition.arguments, variables: variables)
        } catch {
            field.problem = error
        }
        return field
    }

    private func collect(
        _ selections: [GraphQLSelection],
        into groups: inout GraphQLFieldGroups,
        seen: inout Set<String>
    ) throws(GraphQLError) {
        for selection in selections {
            switch selection {
            case .field(let field):
                if try includes(field.directives) { groups.append(field) }
            case .inline(_, let directives, let selections):
                if try includes(directives) { try collect(selections, into: &groups, seen: &seen) }
            case .spread(let name, let directives):
                guard try includes(directives), seen.insert(name).inserted, let fragment = fragments[name] else {
                    continue
                }
                try collect(fragment.selections, into: &groups, seen: &seen)
            }
        }
    }

    private func includes(_ directives: [GraphQLDirective]) throws(GraphQLError) -> Bool {
        for directive in directives {
            guard let definition = schema.directives.first(where: { $0.name == directive.name }) else { continue }
            let values = try input.arguments(directive.arguments, of: definition.arguments, variables: variables)
            if values["if"] == .boolean(directive.name == "skip") { return false }
        }
        return true
    }
}
