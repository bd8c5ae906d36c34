extension BusybusyState {
    /// Answers the lists of what time is booked on, and of the punches; nil for any other root.
    mutating func listThings(
        _ field: GraphQLPlan.Field,
        _ context: BusybusyContext
    ) throws(GraphQLError) -> GraphQLResolved<BusybusyNode>? {
        let (arguments, most, organization) = (field.arguments, settings.maximumPage, account.organizationID)
        switch field.name {
        case "costCodes":
            return try Self.list(&costCodes, arguments, context, most) { _, row in .plain(row.object) }
        case "equipment":
            return try Self.list(&equipment, arguments, context, most) { _, row in
                .plain(row.object(organizationID: organization))
            }
        case "budgetHours": return try list(\.budgetHours, .hours, arguments, context)
        case "budgetCosts": return try list(\.budgetCosts, .costs, arguments, context)
        case "progressBudgets": return try list(\.progressBudgets, .progress, arguments, context)
        case "timeEntries": return try listEntries(arguments, context)
        default: return nil
        }
    }

    private mutating func list(
        _ table: WritableKeyPath<BusybusyState, BusybusyTable<BusybusyBudget>>,
        _ list: BusybusyBudget.List,
        _ arguments: GraphQLObject,
        _ context: BusybusyContext
    ) throws(GraphQLError) -> GraphQLResolved<BusybusyNode> {
        let hidden = hiddenProjects(context.viewer)
        return try Self.list(
            &self[keyPath: table],
            arguments,
            context,
            settings.maximumPage,
            where: { !hidden.contains($0.projectID) },
            node: { _, row in .plain(row.object(list)) }
        )
    }

    private mutating func listEntries(
        _ arguments: GraphQLObject,
        _ context: BusybusyContext
    ) throws(GraphQLError) -> GraphQLResolved<BusybusyNode> {
        let (hidden, zone, viewer) = (hiddenProjects(context.viewer), zone, context.viewer)
        return try Self.list(
            &entries,
            arguments,
            context,
            settings.maximumPage,
            where: { viewer.sees($0.memberID) && !($0.projectID.map(hidden.contains) ?? false) },
            node: { .timeEntry($0, $1.object(in: zone)) }
        )
    }

    /// The ids of the projects that a viewer does not see.
    private func hiddenProjects(_ viewer: BusybusyViewer) -> Set<String> {
        guard viewer == .half else { return [] }
        return Set(projects.rows.filter { !isVisible($0, to: viewer) }.map(\.id))
    }

    private static func list<Row>(
        _ table: inout BusybusyTable<Row>,
        _ arguments: GraphQLObject,
        _ context: BusybusyContext,
        _ most: Int,
        where accepts: (@Sendable (Row) -> Bool)? = nil,
        node: (Int, Row) -> BusybusyNode
    ) throws(GraphQLError) -> GraphQLResolved<BusybusyNode> {
        var filter = try BusybusyFilter<Row>(arguments["filter"]?.entries)
        filter.extra = accepts
        let page = try page(of: &table, filter, arguments, context, most)
        return .nodes(
            page.rows.map { index in
                let row = table.rows[index]
                let place =
                    page.listing.fixedCursor
                    ?? BusybusyPlace(of: row, in: page.listing.sort).cursor(
                        in: page.listing.sort
                    )
                return node(index, row).with(cursor: place)
            }
        )
    }
}

extension BusybusyNode {
    /// The node with its cursor in the list it was read from; only for whole objects.
    func with(cursor: String) -> BusybusyNode {
        switch self {
        case .plain(var object):
            object.append("cursor", .string(cursor))
            return .plain(object)
        case .timeEntry(let index, var object):
            object.append("cursor", .string(cursor))
            return .timeEntry(index, object)
        default: return self
        }
    }
}
