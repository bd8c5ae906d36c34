extension GraphQLValidator {
    /// Reports fields of one response key that ask for different things, and operations nested or branched too far.
    ///
    /// All types are concrete and spreads already checked, so the fields of a key always share their parent type.
    mutating func checkMerging(of operation: GraphQLOperation) {
        var count = 0
        merge([operation.selections], depth: 1, count: &count)
    }

    private mutating func merge(_ sets: [[GraphQLSelection]], depth: Int, count: inout Int) {
        guard depth <= limits.depth else {
            return report("Query is nested more than \(limits.depth) levels deep.")
        }
        var groups = GraphQLFieldGroups()
        var seen: Set<String> = []
        for set in sets { gather(set, into: &groups, seen: &seen) }
        for group in groups.values {
            count += group.count
            guard count <= limits.fields else {
                return report("Query selects more than \(limits.fields) fields.")
            }
            if let reason = GraphQLValidator.conflict(in: group) {
                report(
                    "Fields \"\(group[0].responseKey)\" conflict because \(reason). "
                        + "Use different aliases on the fields to fetch both if this was intentional."
                )
            } else {
                merge(group.compactMap(\.selections), depth: depth + 1, count: &count)
            }
        }
    }

    private func gather(
        _ selections: [GraphQLSelection],
        into groups: inout GraphQLFieldGroups,
        seen: inout Set<String>
    ) {
        for selection in selections {
            switch selection {
            case .field(let field): groups.append(field)
            case .inline(_, _, let inner): gather(inner, into: &groups, seen: &seen)
            case .spread(let name, _):
                guard seen.insert(name).inserted, let fragment = fragments[name] else { continue }
                gather(fragment.selections, into: &groups, seen: &seen)
            }
        }
    }

    private static func conflict(in group: [GraphQLField]) -> String? {
        let first = group[0]
        for other in group.dropFirst() {
            if other.name != first.name { return "\"\(first.name)\" and \"\(other.name)\" are different fields" }
            if Set(other.arguments) != Set(first.arguments) { return "they have differing arguments" }
        }
        return nil
    }
}
