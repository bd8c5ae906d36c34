/// A condition of a contact search (official supplement: fields and operators per field).
public indirect enum SearchFilter: Sendable, Hashable {
    /// The field has the value.
    case equals(field: String, value: JSONValue)
    /// The field has another value.
    case notEquals(field: String, value: JSONValue)
    /// The field contains the value.
    case contains(field: String, value: JSONValue)
    /// The field does not contain the value.
    case notContains(field: String, value: JSONValue)
    /// The field has a value.
    case exists(field: String)
    /// The field has no value.
    case notExists(field: String)
    /// The field lies within bounds; those that are nil do not count.
    case range(field: String, from: JSONValue? = nil, to: JSONValue? = nil)
    /// The field lies strictly within bounds; those that are nil do not count.
    case between(field: String, above: JSONValue? = nil, below: JSONValue? = nil)
    /// All of the conditions hold.
    case all([SearchFilter])
    /// At least one of the conditions holds.
    case any([SearchFilter])
}

extension SearchFilter: Encodable {
    /// Writes `{field, operator, value}`, or `{group, filters}` for a group.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .equals(let field, let value): try write(field, "eq", value, to: encoder)
        case .notEquals(let field, let value): try write(field, "not_eq", value, to: encoder)
        case .contains(let field, let value): try write(field, "contains", value, to: encoder)
        case .notContains(let field, let value): try write(field, "not_contains", value, to: encoder)
        case .exists(let field): try write(field, "exists", nil, to: encoder)
        case .notExists(let field): try write(field, "not_exists", nil, to: encoder)
        case .range(let field, let from, let to):
            let bounds = ["gte": from, "lte": to].compactMapValues(\.self)
            try write(field, "range", .object(bounds), to: encoder)
        case .between(let field, let above, let below):
            let bounds = ["gt": above, "lt": below].compactMapValues(\.self)
            try write(field, "range", .object(bounds), to: encoder)
        case .all(let filters): try writeGroup("AND", filters, to: encoder)
        case .any(let filters): try writeGroup("OR", filters, to: encoder)
        }
    }

    private func write(_ field: String, _ name: String, _ value: JSONValue?, to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: AnyKey.self)
        try container.encode(field, forKey: "field")
        try container.encode(name, forKey: "operator")
        try container.encodeIfPresent(value, forKey: "value")
    }

    private func writeGroup(_ group: String, _ filters: [SearchFilter], to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: AnyKey.self)
        try container.encode(group, forKey: "group")
        try container.encode(filters, forKey: "filters")
    }
}
