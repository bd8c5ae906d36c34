import OrderedCollections

extension GraphQLValidator {
    /// A field of a merged selection, which of the merged sets it came from, and through which fragments' spreads.
    private struct Merged {
        var field: GraphQLField
        var origin: Int
        var spreads: [String]

        /// Whether both came out of one fragment into two sets: whatever is wrong there is told of the fragment, once.
        func isFromFragment(of other: Merged) -> Bool {
            guard origin != other.origin, let outer = spreads.first, let inner = spreads.last else { return false }
            return other.spreads.first == outer || other.spreads.last == inner
        }
    }

    /// Two fields of one response key that cannot be answered together.
    private struct Conflict {
        var key: String
        var reason: String
        var origins: [Int]
    }

    /// Reports fields of one response key that ask for different things, and selections nested or branched too far.
    ///
    /// Types are concrete, so fields of one key share their parent type. What can never apply, a fragment on another type,
    /// is left out: it has its own report.
    mutating func checkMerging(of selections: [GraphQLSelection], on type: String?) {
        var count = 0
        for conflict in merge([selections], on: type, depth: 1, count: &count) { report(conflict) }
    }

    private mutating func report(_ conflict: Conflict) {
        report(
            "Fields \"\(conflict.key)\" conflict because \(conflict.reason). "
                + "Use different aliases on the fields to fetch both if this was intentional."
        )
    }

    /// The conflicts between different sets; those inside one set are reported here.
    private mutating func merge(
        _ sets: [[GraphQLSelection]],
        on type: String?,
        depth: Int,
        count: inout Int
    ) -> [Conflict] {
        guard depth <= limits.depth else { return refuse("Query is nested more than \(limits.depth) levels deep.") }
        var groups: OrderedDictionary<String, [Merged]> = [:]
        for (origin, set) in sets.enumerated() {
            var seen: Set<String> = []
            gather(set, on: type, from: origin, into: &groups, seen: &seen)
        }
        var across: [Conflict] = []
        for (key, group) in groups {
            count += group.count
            guard count <= limits.fields else {
                return refuse("Query selects more than \(limits.fields) fields.") + across
            }
            let requests = group.map { Request($0.field) }
            var conflicts = conflicts(in: group, asking: requests, key)
            // Fields that cannot be merged are looked into one by one.
            let mergeable = Set(requests).count == 1 ? [group] : group.map { [$0] }
            for group in mergeable { conflicts += below(group, key, on: type, depth: depth, count: &count) }
            for conflict in conflicts {
                if conflict.origins[0] == conflict.origins[1] { report(conflict) } else { across.append(conflict) }
            }
        }
        return across
    }

    /// A selection without end is what a fragment inside itself makes, which has its own report.
    private mutating func refuse(_ message: String) -> [Conflict] {
        if !hasCycles { report(message) }
        return []
    }

    /// The conflicts between what the fields of one key select.
    private mutating func below(
        _ group: [Merged],
        _ key: String,
        on type: String?,
        depth: Int,
        count: inout Int
    ) -> [Conflict] {
        let inner = type.flatMap(schema.object).flatMap { schema.field(group[0].field.name, on: $0) }?.type.name
        let sets = group.map { $0.field.selections ?? [] }
        var reasons: OrderedDictionary<[Int], [String]> = [:]
        for conflict in merge(sets, on: inner, depth: depth + 1, count: &count) {
            reasons[conflict.origins, default: []].append(
                "subfields \"\(conflict.key)\" conflict because \(conflict.reason)"
            )
        }
        return reasons.map { origins, reasons in
            let parents = origins.map { group[$0].origin }
            return Conflict(key: key, reason: reasons.joined(separator: " and "), origins: parents)
        }
    }

    private func gather(
        _ selections: [GraphQLSelection],
        on type: String?,
        from origin: Int,
        through spreads: [String] = [],
        into groups: inout OrderedDictionary<String, [Merged]>,
        seen: inout Set<String>
    ) {
        for selection in selections {
            switch selection {
            case .field(let field):
                groups[field.responseKey, default: []].append(Merged(field: field, origin: origin, spreads: spreads))
            case .inline(let condition, _, let inner):
                guard condition == nil || type == nil || condition == type else { continue }
                gather(inner, on: type ?? condition, from: origin, through: spreads, into: &groups, seen: &seen)
            case .spread(let name, _):
                guard seen.insert(name).inserted, let fragment = fragments[name],
                    type == nil || fragment.typeCondition == type
                else { continue }
                gather(
                    fragment.selections,
                    on: type,
                    from: origin,
                    through: spreads + [name],
                    into: &groups,
                    seen: &seen
                )
            }
        }
    }

    /// The pairs of a key's fields that differ, as many as are reported.
    private func conflicts(in group: [Merged], asking requests: [Request], _ key: String) -> [Conflict] {
        var found: [Conflict] = []
        for (index, request) in requests.enumerated() {
            for other in requests[..<index].indices where requests[other] != request {
                guard !group[other].isFromFragment(of: group[index]) else { continue }
                guard found.count < limits.errors else { return found }
                let origins = [group[other].origin, group[index].origin]
                found.append(Conflict(key: key, reason: requests[other].difference(from: request), origins: origins))
            }
        }
        return found
    }
}

/// What a field asks for, apart from its selection.
private struct Request: Hashable {
    var name: String
    var arguments: Set<GraphQLArgument>

    init(_ field: GraphQLField) {
        name = field.name
        arguments = Set(field.arguments.map(\.sorted))
    }

    func difference(from other: Request) -> String {
        name == other.name
            ? "they have differing arguments" : "\"\(name)\" and \"\(other.name)\" are different fields"
    }
}

extension GraphQLArgument {
    /// The argument with the fields of its objects in the order of their names, which means the same.
    fileprivate var sorted: GraphQLArgument { GraphQLArgument(name: name, value: value.sorted) }
}

extension GraphQLLiteral {
    fileprivate var sorted: GraphQLLiteral {
        switch self {
        case .list(let items): .list(items.map(\.sorted))
        case .object(let fields): .object(fields.map(\.sorted).sorted { $0.name < $1.name })
        default: self
        }
    }
}
