/// Runs a plan against a resolver, root fields one after the other.
struct GraphQLExecutor<Resolver: GraphQLResolver> {
    let context: Resolver.Context
    /// What `__schema` and `__type` tell about.
    let schema: GraphQLSchema
    var limits = GraphQLLimits()
    private var errors: [GraphQLError] = []
    private var resolved = 0

    init(schema: GraphQLSchema, context: Resolver.Context, limits: GraphQLLimits = .init()) {
        self.schema = schema
        self.context = context
        self.limits = limits
    }

    /// Answers a plan: the data, null when a field that must not be null failed, and the errors met.
    mutating func execute(
        _ plan: GraphQLPlan,
        from root: Resolver.Node,
        on resolver: inout Resolver
    ) -> GraphQLResponse {
        do throws(GraphQLError) {
            let data = try object(plan.fields, of: root, on: &resolver)
            return GraphQLResponse(data: data, errors: errors)
        } catch {
            return GraphQLResponse(data: .null, errors: errors + [error])
        }
    }

    private mutating func object(
        _ fields: [GraphQLPlan.Field],
        of node: Resolver.Node,
        on resolver: inout Resolver
    ) throws(GraphQLError) -> GraphQLValue {
        var object = GraphQLObject()
        object.entries.reserveCapacity(fields.count)
        for field in fields { object.append(field.responseKey, try value(field, of: node, on: &resolver)) }
        return .object(object)
    }

    private mutating func value(
        _ field: GraphQLPlan.Field,
        of node: Resolver.Node,
        on resolver: inout Resolver
    ) throws(GraphQLError) -> GraphQLValue {
        if field.name == "__typename" { return .string(field.parent) }
        resolved += 1
        guard resolved <= limits.resolvedFields else {
            throw GraphQLError("Query resolves more than \(limits.resolvedFields) fields. Ask for fewer rows.")
        }
        if let problem = field.problem { return try failing(field, with: problem) }
        if ["__schema", "__type"].contains(field.name) {
            var introspection = GraphQLIntrospection(schema: schema, limit: limits.resolvedFields - resolved)
            return try introspection.answer(field)
        }
        do throws(GraphQLError) {
            let value = try completed(field, of: node, on: &resolver)
            guard value == .null, field.type.isNonNull else { return value }
            throw GraphQLError("Cannot return null for non-nullable field \(field.parent).\(field.name).")
        } catch {
            return try failing(field, with: error)
        }
    }

    /// Null for a field that failed, and an error to report; where null is not allowed, the failure of what holds the field.
    private mutating func failing(
        _ field: GraphQLPlan.Field,
        with error: GraphQLError
    ) throws(GraphQLError) -> GraphQLValue {
        guard !field.type.isNonNull else { throw error }
        errors.append(error)
        return .null
    }

    private mutating func completed(
        _ field: GraphQLPlan.Field,
        of node: Resolver.Node,
        on resolver: inout Resolver
    ) throws(GraphQLError) -> GraphQLValue {
        switch try resolver.resolve(field, of: node, context: context) {
        case .value(let value): return value
        case .node(let child): return try object(field.fields, of: child, on: &resolver)
        case .nodes(let children):
            var items: [GraphQLValue] = []
            items.reserveCapacity(children.count)
            for child in children { items.append(try object(field.fields, of: child, on: &resolver)) }
            return .list(items)
        }
    }
}
