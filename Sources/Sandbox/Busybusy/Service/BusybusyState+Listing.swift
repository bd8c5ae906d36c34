extension BusybusyState {
    /// Rows of a page when a client names no number (assumption).
    private static var standardPage: Int { 50 }
    /// Answers `projects`.
    mutating func listProjects(
        _ arguments: GraphQLObject,
        _ context: BusybusyContext
    ) throws(GraphQLError) -> GraphQLResolved<BusybusyNode> {
        var filter = try BusybusyFilter<BusybusyProject>(arguments["filter"]?.entries)
        if context.viewer == .half { filter.extra = { BusybusyViewer.half.sees($0.rootID) } }
        let page = try BusybusyState.page(of: &projects, filter, arguments, context, settings.maximumPage)
        return .nodes(page.rows.map { .project($0, page.listing) })
    }

    /// Answers `members`.
    mutating func listMembers(
        _ arguments: GraphQLObject,
        _ context: BusybusyContext
    ) throws(GraphQLError) -> GraphQLResolved<BusybusyNode> {
        var filter = try BusybusyFilter<BusybusyMember>(arguments["filter"]?.entries)
        let wanted = arguments["filter"]?.entries?["permissions"]?.entries
        if wanted != nil || context.viewer == .half {
            let permitted: @Sendable (BusybusyMember) -> Bool =
                if let wanted { BusybusyState.permissionTest(wanted) } else { { _ in true } }
            filter.extra = { [viewer = context.viewer] in permitted($0) && viewer.sees($0.id) }
        }
        let page = try BusybusyState.page(of: &members, filter, arguments, context, settings.maximumPage)
        return .nodes(page.rows.map { .member($0, page.listing) })
    }

    static func page<Row>(
        of table: inout BusybusyTable<Row>,
        _ filter: BusybusyFilter<Row>,
        _ arguments: GraphQLObject,
        _ context: BusybusyContext,
        _ maximumPage: Int
    ) throws(GraphQLError) -> (rows: [Int], listing: BusybusyListing<Row.Column>) {
        let sort = try BusybusySort<Row.Column>(arguments["sort"])
        let first = arguments["first"]?.integer ?? standardPage
        guard first >= 1 else { throw GraphQLError("first must be at least 1, got \(first)") }
        let after = arguments["after"]?.text.flatMap { $0.isEmpty ? nil : $0 }
        let place = after.map { BusybusyPlace(cursor: $0, in: sort) }
        if let place, place == nil {
            throw GraphQLError("after is not a cursor of this list and sort; send the cursor of the last node read")
        }
        let rows = table.page(filter, by: sort, after: place ?? nil, limit: min(first, maximumPage))
        var listing = BusybusyListing(sort: sort)
        if context.repeatsCursor, let row = rows.first {
            listing.fixedCursor = after ?? BusybusyPlace(of: table.rows[row], in: sort).cursor(in: sort)
        }
        return (rows, listing)
    }

    private static func permissionTest(_ wanted: GraphQLObject) -> @Sendable (BusybusyMember) -> Bool {
        guard case .list(let items)? = wanted["permissions"] else { return { _ in true } }
        let names = Set(items.compactMap(\.text))
        let any = wanted["operationType"]?.text == "or"
        return { any ? !$0.permissions.isDisjoint(with: names) : $0.permissions.isSuperset(of: names) }
    }
}

extension BusybusySort {
    /// Reads a `sort` argument: a list of objects with one key each, `projectInfo` nesting once more.
    init(_ argument: GraphQLValue?) throws(GraphQLError) {
        guard case .list(let items)? = argument, !items.isEmpty else {
            self = .standard
            return
        }
        terms = []
        for item in items { terms.append(try BusybusySort.term(item, under: "")) }
    }

    private static func term(_ item: GraphQLValue, under path: String) throws(GraphQLError) -> Term {
        guard let object = item.entries, object.entries.count == 1, let entry = object.entries.first else {
            throw GraphQLError("sort takes objects with exactly one key, got \(item.inspected)")
        }
        if entry.value.entries != nil { return try term(entry.value, under: path + entry.key + ".") }
        guard let column = Column(rawValue: path + entry.key), let direction = entry.value.text else {
            throw GraphQLError("sort needs a direction for \(path)\(entry.key), got \(entry.value.inspected)")
        }
        return Term(column: column, descending: direction == "desc")
    }
}

extension BusybusyFilter {
    /// Reads a `filter` argument. An operator or a field given as null sets no condition (assumption).
    init(_ argument: GraphQLObject?) throws(GraphQLError) {
        for entry in argument?.entries ?? [] {
            guard let column = Row.Column(rawValue: entry.key), let operators = entry.value.entries else { continue }
            let condition = Condition(column: column, operators)
            conditions.append(condition)
            guard Row.idColumns.contains(column) else { continue }
            let named = condition.contains ?? condition.equal.map { [$0] }
            guard let named else { continue }
            let texts = Set(named.compactMap { if case .text(let text) = $0 { text } else { nil } })
            ids = ids?.intersection(texts) ?? texts
        }
    }
}

extension BusybusyFilter.Condition {
    fileprivate init(column: Row.Column, _ operators: GraphQLObject) {
        self.column = column
        if case .boolean(let flag)? = operators["isNull"] { isNull = flag }
        equal = operators["equal"].flatMap { BusybusyFilter.Condition.scalar($0, column) }
        if case .list(let items)? = operators["contains"] {
            contains = Set(items.compactMap { BusybusyFilter.Condition.scalar($0, column) })
        }
        bounds = BusybusyFilter.Bound.Kind.allCases.compactMap { kind in
            let limit = operators[kind.rawValue].flatMap { BusybusyFilter.Condition.scalar($0, column) }
            return limit.map { BusybusyFilter.Bound(kind: kind, limit: $0) }
        }
    }

    private static func scalar(_ value: GraphQLValue, _ column: Row.Column) -> BusybusyScalar? {
        switch value {
        case .int(let number): .int(number)
        case .boolean(let flag): BusybusyScalar(flag)
        case .string(let text):
            column.rawValue.hasSuffix("On") || column.rawValue.hasSuffix("Time")
                ? BusybusyStamp.seconds(text).map { .int($0) } : .text(text)
        default: nil
        }
    }
}
