/// Conditions that one opportunity must meet together: inside a contact search, or in the opportunities' own search.
indirect enum HighLevelOpportunityFilter: Sendable {
    case all([HighLevelOpportunityFilter])
    case any([HighLevelOpportunityFilter])
    case condition(@Sendable (HighLevelOpportunity) -> HighLevelFilterContent, HighLevelFilterTest)

    func matches(_ opportunity: HighLevelOpportunity) -> Bool {
        switch self {
        case .all(let filters): filters.allSatisfy { $0.matches(opportunity) }
        case .any(let filters): filters.contains { $0.matches(opportunity) }
        case .condition(let read, let test): test.matches(read(opportunity))
        }
    }

    /// Compiles a list of filters and groups; the list is an AND. Throws 400 for what it refuses.
    init(_ filters: HighLevelValue, depth: Int = 0) throws(HighLevelFailure) {
        guard let items = filters.elements, depth < 16 else {
            throw .badRequest("Invalid filters: a list of filters is expected")
        }
        var compiled: [Self] = []
        for item in items { compiled.append(try Self.compile(item, depth: depth)) }
        self = .all(compiled)
    }

    private static func compile(_ item: HighLevelValue, depth: Int) throws(HighLevelFailure) -> Self {
        if let group = item["group"] {
            let nested = try Self(item["filters"] ?? .null, depth: depth + 1)
            guard case .all(let filters) = nested else { return nested }
            return group.text?.uppercased() == "OR" ? .any(filters) : nested
        }
        let name = item["field"]?.text ?? ""
        guard let (operators, read) = field(name) else { throw .badRequest("Invalid field \(name)") }
        let word = item["operator"]?.text ?? ""
        guard let known = HighLevelFilterField.Operator(rawValue: word), operators.contains(known) else {
            throw .badRequest("Invalid operator \(word) for field \(name)")
        }
        return .condition(read, try HighLevelFilter.test(known, item["value"], field: name))
    }

    private typealias Reader = @Sendable (HighLevelOpportunity) -> HighLevelFilterContent
    private static let exact: Set<HighLevelFilterField.Operator> = [.eq, .not_eq, .exists, .not_exists]
    private static let ranged: Set<HighLevelFilterField.Operator> = [.range, .eq, .not_eq, .exists, .not_exists]

    /// The contact search spells names in camel case, the opportunities' own in snake case (supplements to the
    /// official documentation).
    private static func field(_ name: String) -> (Set<HighLevelFilterField.Operator>, Reader)? {
        switch name {
        case "id": (exact, { .init($0.id) })
        case "pipelineId", "pipeline_id": (exact, { .init($0.pipelineId) })
        case "pipelineStageId", "pipeline_stage_id": (exact, { .init($0.pipelineStageId) })
        case "status": (exact, { .init($0.status) })
        case "assigned_to": (exact, { .init($0.assignedTo) })
        case "contact_id": (exact, { .init($0.contactId) })
        case "followers": (exact, { .init(texts: $0.followers) })
        case "monetary_value": (ranged, { .init($0.monetaryValue) })
        case "date_added": (ranged, { .init($0.createdAt) })
        case "date_updated": (ranged, { .init($0.updatedAt) })
        default: nil
        }
    }
}
