import OrderedCollections

/// Checks a document against a schema by the rules of the specification, section 5, in the words of graphql-js.
///
/// Problems are reported each once, up to `GraphQLLimits.errors`. A valid document has none, and can be planned without further checks.
struct GraphQLValidator {
    let schema: GraphQLSchema
    let document: GraphQLDocument
    let limits: GraphQLLimits
    let fragments: [String: GraphQLFragment]
    var errors: [GraphQLError] = []
    /// Whether a fragment contains itself.
    var hasCycles = false

    /// What one definition uses, gathered while walking it.
    struct Usage {
        /// A variable at a place that expects a type.
        struct Variable {
            var name: String
            var expected: GraphQLTypeReference?
        }

        var variables: [Variable] = []
        var spreads: [String] = []
    }

    private init(schema: GraphQLSchema, document: GraphQLDocument, limits: GraphQLLimits) {
        self.schema = schema
        self.document = document
        self.limits = limits
        fragments = Dictionary(document.fragments.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The problems of a document, empty when it is valid.
    static func validate(
        _ document: GraphQLDocument,
        against schema: GraphQLSchema,
        limits: GraphQLLimits = .init()
    ) -> [GraphQLError] {
        var validator = GraphQLValidator(schema: schema, document: document, limits: limits)
        validator.run()
        return validator.errors
    }

    /// Notes a problem, up to the limit.
    mutating func report(_ message: String) {
        guard errors.count < limits.errors else { return }
        let error = GraphQLError(message)
        if !errors.contains(error) { errors.append(error) }
    }

    private mutating func run() {
        checkNames()
        var uses: [String: Usage] = [:]
        for fragment in document.fragments { uses[fragment.name] = use(of: fragment) }
        let operations = document.operations.map { use(of: $0) }
        checkCycles(uses)
        let unused = checkUnused(operations, uses)
        for (operation, own) in zip(document.operations, operations) { checkVariables(of: operation, own, uses) }
        for operation in document.operations {
            checkMerging(of: operation.selections, on: schema.root(operation.kind)?.name)
        }
        for fragment in unused { checkMerging(of: fragment.selections, on: fragment.typeCondition) }
    }

    private mutating func checkNames() {
        let named = document.operations.compactMap(\.name)
        for name in GraphQLValidator.repeated(named) { report("There can be only one operation named \"\(name)\".") }
        if named.count < document.operations.count, document.operations.count > 1 {
            report("This anonymous operation must be the only defined operation.")
        }
        for name in GraphQLValidator.repeated(document.fragments.map(\.name)) {
            report("There can be only one fragment named \"\(name)\".")
        }
    }

    /// The names that occur more than once.
    static func repeated(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { !seen.insert($0).inserted }
    }

    private mutating func use(of operation: GraphQLOperation) -> Usage {
        var usage = Usage()
        for name in GraphQLValidator.repeated(operation.variables.map(\.name)) {
            report("There can be only one variable named \"$\(name)\".")
        }
        for variable in operation.variables { check(variable, &usage) }
        let place: GraphQLDirectiveDefinition.Place =
            switch operation.kind {
            case .query: .query
            case .mutation: .mutation
            case .subscription: .subscription
            }
        check(operation.directives, at: place, &usage)
        if let root = schema.root(operation.kind) {
            walk(operation.selections, on: root, &usage)
        } else {
            // Said when the operation is to be executed, and only if nothing else is wrong with it.
            walkUntyped(operation.selections, &usage)
        }
        return usage
    }

    private mutating func check(_ variable: GraphQLVariableDefinition, _ usage: inout Usage) {
        check(variable.directives, at: .variableDefinition, &usage)
        guard let type = schema.types[variable.type.name] else {
            return report("Unknown type \"\(variable.type.name)\".")
        }
        guard type.isInput else {
            return report("Variable \"$\(variable.name)\" cannot be non-input type \"\(variable.type)\".")
        }
        if let standard = variable.defaultValue { check(standard, as: variable.type, &usage) }
    }

    private mutating func use(of fragment: GraphQLFragment) -> Usage {
        var usage = Usage()
        check(fragment.directives, at: .fragmentDefinition, &usage)
        if let type = compositeType(fragment.typeCondition, fragment: fragment.name) {
            walk(fragment.selections, on: type, &usage)
        } else {
            walkUntyped(fragment.selections, &usage)
        }
        return usage
    }
}
