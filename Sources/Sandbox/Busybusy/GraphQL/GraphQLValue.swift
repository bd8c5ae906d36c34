/// A runtime value of GraphQL: what variables carry in and what a response carries out.
enum GraphQLValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    case int(Int)
    case float(Double)
    case string(String)
    case list([GraphQLValue])
    case object(GraphQLObject)

    /// The text of a string value, otherwise nil.
    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The number of an integer value, otherwise nil.
    var integer: Int? {
        if case .int(let number) = self { number } else { nil }
    }

    /// The entries of an object value, otherwise nil.
    var entries: GraphQLObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// Wraps an optional text, nil becoming null.
    static func optional(_ text: String?) -> GraphQLValue {
        text.map(GraphQLValue.string) ?? .null
    }
}

/// The fields of an object value in the order in which they were written or selected.
struct GraphQLObject: Hashable, Sendable {
    /// One field of an object.
    struct Entry: Hashable, Sendable {
        var key: String
        var value: GraphQLValue
    }

    var entries: [Entry] = []

    /// The value under a key; nil when the key is absent, `.null` when it was written as null.
    subscript(key: String) -> GraphQLValue? {
        entries.first { $0.key == key }?.value
    }

    /// Adds a field at the end.
    mutating func append(_ key: String, _ value: GraphQLValue) {
        entries.append(Entry(key: key, value: value))
    }
}
