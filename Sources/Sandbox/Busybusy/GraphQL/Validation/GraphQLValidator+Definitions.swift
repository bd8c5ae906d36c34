import OrderedCollections

extension GraphQLValidator {
    /// Reports fragments that contain themselves, directly or by way of others.
    mutating func checkCycles(_ uses: [String: Usage]) {
        var finished: Set<String> = []
        for fragment in document.fragments {
            var path: [String] = []
            visit(fragment.name, uses, &path, &finished)
        }
    }

    private mutating func visit(
        _ name: String,
        _ uses: [String: Usage],
        _ path: inout [String],
        _ finished: inout Set<String>
    ) {
        if let start = path.firstIndex(of: name) {
            hasCycles = true
            let via = path[(start + 1)...].map { "\"\($0)\"" }.joined(separator: ", ")
            return report("Cannot spread fragment \"\(name)\" within itself" + (via.isEmpty ? "." : " via \(via)."))
        }
        // The recursion is bounded: every fragment costs tokens, and those are limited.
        guard !finished.contains(name) else { return }
        path.append(name)
        for next in uses[name]?.spreads ?? [] { visit(next, uses, &path, &finished) }
        path.removeLast()
        finished.insert(name)
    }

    /// Reports fragments that no operation reaches, and returns them.
    mutating func checkUnused(_ operations: [Usage], _ uses: [String: Usage]) -> [GraphQLFragment] {
        var reached: Set<String> = []
        for operation in operations { reached.formUnion(reachable(from: operation, uses)) }
        let unused = document.fragments.filter { !reached.contains($0.name) }
        for fragment in unused { report("Fragment \"\(fragment.name)\" is never used.") }
        return unused
    }

    private func reachable(from usage: Usage, _ uses: [String: Usage]) -> Set<String> {
        var reached: Set<String> = []
        var open = usage.spreads
        while let name = open.popLast() {
            if reached.insert(name).inserted { open += uses[name]?.spreads ?? [] }
        }
        return reached
    }

    /// Reports variables that are undefined, unused, or stand where their type does not fit.
    mutating func checkVariables(of operation: GraphQLOperation, _ own: Usage, _ uses: [String: Usage]) {
        let defined = Dictionary(operation.variables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let used = own.variables + reachable(from: own, uses).sorted().flatMap { uses[$0]?.variables ?? [] }
        for use in used where errors.count < limits.errors {
            if let definition = defined[use.name] {
                checkPosition(of: definition, use.expected)
            } else {
                let place = operation.name.map { " by operation \"\($0)\"" } ?? ""
                report("Variable \"$\(use.name)\" is not defined\(place).")
            }
        }
        let names = Set(used.map(\.name))
        for variable in operation.variables where !names.contains(variable.name) {
            let place = operation.name.map { " in operation \"\($0)\"" } ?? ""
            report("Variable \"$\(variable.name)\" is never used\(place).")
        }
    }

    private mutating func checkPosition(
        of variable: GraphQLVariableDefinition,
        _ expected: GraphQLTypeReference?
    ) {
        guard let expected, schema.types[variable.type.name]?.isInput == true else { return }
        let hasDefault = variable.defaultValue.map { $0 != .null } ?? false
        let allowed = GraphQLValidator.fits(variable.type, hasDefault ? expected.nullable : expected)
        guard !allowed else { return }
        report(
            "Variable \"$\(variable.name)\" of type \"\(variable.type)\" used in position expecting type "
                + "\"\(expected)\"."
        )
    }

    /// Whether a value of one type can stand where the other is expected.
    static func fits(_ type: GraphQLTypeReference, _ expected: GraphQLTypeReference) -> Bool {
        switch (type, expected) {
        case (.nonNull(let inner), .nonNull(let wanted)): fits(inner, wanted)
        case (_, .nonNull): false
        case (.nonNull(let inner), _): fits(inner, expected)
        case (.list(let inner), .list(let wanted)): fits(inner, wanted)
        case (.named(let name), .named(let wanted)): name == wanted
        default: false
        }
    }
}
