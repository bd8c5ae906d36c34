/// A value as written in a document. Numbers keep their spelling, so that `1` and `1.0` stay apart.
enum GraphQLLiteral: Hashable, Sendable {
    case variable(String)
    case null
    case boolean(Bool)
    case int(String)
    case float(String)
    case string(String)
    case enumeration(String)
    case list([GraphQLLiteral])
    case object([GraphQLArgument])

    /// The literal as messages print it.
    var printed: String {
        switch self {
        case .variable(let name): return "$\(name)"
        case .null: return "null"
        case .boolean(let flag): return flag ? "true" : "false"
        case .int(let text), .float(let text), .enumeration(let text): return text
        case .string(let text): return GraphQLValue.string(text).inspected
        case .list(let items): return "[" + items.map(\.printed).joined(separator: ", ") + "]"
        case .object(let fields):
            return "{ " + fields.map { "\($0.name): \($0.value.printed)" }.joined(separator: ", ") + " }"
        }
    }
}
