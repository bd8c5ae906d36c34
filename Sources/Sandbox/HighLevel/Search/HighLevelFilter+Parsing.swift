extension HighLevelFilter {
    /// Texts in a search may have at most so many characters (supplement to the official documentation).
    static let longestText = 75
    private static let deepestGroup = 16

    /// Compiles the `filters` of a search body; the top level is an AND. Throws 400 for what the search refuses.
    init(
        _ filters: HighLevelValue,
        definitions: [HighLevelCustomField],
        relations: HighLevelRelations = .init(),
        depth: Int = 0
    ) throws(HighLevelFailure) {
        guard let items = filters.elements, depth < Self.deepestGroup else {
            throw .badRequest(
                "Invalid filters: a list of filters is expected, at most \(Self.deepestGroup) levels deep"
            )
        }
        var compiled: [HighLevelFilter] = []
        for item in items {
            compiled.append(try Self.compile(item, definitions: definitions, relations: relations, depth: depth))
        }
        self = .all(compiled)
    }

    private static func compile(
        _ item: HighLevelValue,
        definitions: [HighLevelCustomField],
        relations: HighLevelRelations,
        depth: Int
    ) throws(HighLevelFailure) -> HighLevelFilter {
        if let group = item["group"] {
            let nested = try HighLevelFilter(
                item["filters"] ?? .null,
                definitions: definitions,
                relations: relations,
                depth: depth + 1
            )
            guard case .all(let filters) = nested else { return nested }
            switch group.text?.uppercased() {
            case "AND": return nested
            case "OR": return .any(filters)
            default: throw .badRequest("Invalid group \(group.text ?? "")")
            }
        }
        guard let name = item["field"]?.text else { throw .badRequest("Invalid filter: field is missing") }
        if name == "opportunities" {
            guard item["operator"]?.text == "nested" else {
                throw .badRequest("Invalid operator \(item["operator"]?.text ?? "") for field \(name)")
            }
            return .opportunity(try .init(item["filters"] ?? item["value"] ?? .null), relations.opportunities)
        }
        guard let field = HighLevelFilterField(name: name, definitions: definitions, relations: relations) else {
            throw .badRequest("Invalid field \(name)")
        }
        let word = item["operator"]?.text ?? ""
        guard let known = HighLevelFilterField.Operator(rawValue: word), field.operators.contains(known) else {
            throw .badRequest("Invalid operator \(word) for field \(name)")
        }
        return .condition(field, try test(known, item["value"], field: name))
    }

    /// What is asked of the field. Throws 400 for a value that does not fit the operator.
    static func test(
        _ known: HighLevelFilterField.Operator,
        _ value: HighLevelValue?,
        field: String
    ) throws(HighLevelFailure) -> HighLevelFilterTest {
        switch known {
        case .exists: return .exists(true)
        case .not_exists: return .exists(false)
        case .eq, .not_eq:
            let items = (value?.elements ?? value.map { [$0] } ?? []).compactMap(HighLevelFilterContent.Item.init)
            guard !items.isEmpty else { throw .badRequest("Invalid value for field \(field)") }
            for case .text(let text) in items { try checkLength(text, field: field) }
            return .equal(items, negated: known == .not_eq)
        case .contains, .not_contains:
            guard let text = value?.text, !text.isEmpty else { throw .badRequest("Invalid value for field \(field)") }
            try checkLength(text, field: field)
            if text.contains(where: { "*?\"\\<>{}[]()^~|&!".contains($0) }) {
                throw .badRequest("Special characters are not allowed in the value of field \(field)")
            }
            return .contains(text.lowercased(), negated: known == .not_contains)
        case .range: return .range(try range(value, field: field))
        }
    }

    private static func checkLength(_ text: String, field: String) throws(HighLevelFailure) {
        if text.count > longestText {
            throw .badRequest("Value of field \(field) must be shorter than or equal to \(longestText) characters")
        }
    }

    /// The open ends of `{gte, lte, gt, lt}`; dates are ISO texts or epoch milliseconds.
    private static func range(_ value: HighLevelValue?, field: String) throws(HighLevelFailure) -> ClosedRange<Double> {
        var (low, high) = (-Double.infinity, Double.infinity)
        for member in value?.members ?? [] {
            let limit =
                member.value.double
                ?? member.value.text.flatMap { HighLevelTime(iso: $0) }.map { Double($0.milliseconds) }
            guard let limit else { throw .badRequest("Invalid value for field \(field)") }
            switch member.name {
            case "gte": low = max(low, limit)
            case "gt": low = max(low, limit.nextUp)
            case "lte": high = min(high, limit)
            case "lt": high = min(high, limit.nextDown)
            default: throw .badRequest("Invalid range \(member.name) for field \(field)")
            }
        }
        guard low > -.infinity || high < .infinity else { throw .badRequest("Invalid value for field \(field)") }
        return low <= high ? low...high : .infinity ... .infinity
    }
}
