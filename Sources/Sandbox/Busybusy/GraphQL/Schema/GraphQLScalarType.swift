/// A leaf type: how values of it are read from variables and from literals.
struct GraphQLScalarType: Sendable {
    /// The built-in scalars, and own ones with their reading rule.
    enum Kind: Sendable {
        case int, float, string, boolean, id
        /// Takes a value that is not null and returns it checked, or nil when it is no value of the type.
        case custom(@Sendable (GraphQLValue) -> GraphQLValue?)
    }

    var name: String
    var description: String?
    var kind: Kind

    /// The five of the specification.
    static let builtIn: [GraphQLScalarType] = [
        GraphQLScalarType(name: "Int", kind: .int), GraphQLScalarType(name: "Float", kind: .float),
        GraphQLScalarType(name: "String", kind: .string), GraphQLScalarType(name: "Boolean", kind: .boolean),
        GraphQLScalarType(name: "ID", kind: .id),
    ]

    /// Reads a value of a variable. Throws with the reason only; the caller names the place.
    func parse(_ value: GraphQLValue) throws(GraphQLError) -> GraphQLValue {
        guard let parsed = accepted(value) else {
            if case .custom = kind { throw GraphQLError("Expected type \"\(name)\".") }
            if case .id = kind { throw GraphQLError("ID cannot represent value: \(value.inspected)") }
            throw GraphQLError(refusal(of: value.inspected, for: value))
        }
        return parsed
    }

    /// Reads a literal. Throws with the reason only.
    func parse(_ literal: GraphQLLiteral) throws(GraphQLError) -> GraphQLValue {
        let value = GraphQLScalarType.value(of: literal)
        guard fits(literal), let value, let parsed = accepted(value) else {
            throw GraphQLError(refusal(of: literal.printed, for: value))
        }
        return parsed
    }

    private func accepted(_ value: GraphQLValue) -> GraphQLValue? {
        switch (kind, value) {
        case (.int, .int(let number)): Int32(exactly: number) == nil ? nil : value
        case (.float, .float), (.string, .string), (.boolean, .boolean), (.id, .string): value
        case (.float, .int(let number)): .float(Double(number))
        case (.id, .int(let number)): .string(String(number))
        case (.custom(let read), _): read(value)
        default: nil
        }
    }

    /// A literal is stricter than a variable: `1.0` is no Int, where JSON cannot tell it from `1`.
    private func fits(_ literal: GraphQLLiteral) -> Bool {
        switch (kind, literal) {
        case (.int, .float), (.id, .float): false
        default: true
        }
    }

    private static func value(of literal: GraphQLLiteral) -> GraphQLValue? {
        switch literal {
        case .boolean(let flag): .boolean(flag)
        case .string(let text): .string(text)
        case .int(let text): Int(text).map(GraphQLValue.int) ?? Double(text).map(GraphQLValue.float)
        case .float(let text): Double(text).map(GraphQLValue.float)
        case .variable, .null, .enumeration, .list, .object: nil
        }
    }

    private func refusal(of shown: String, for value: GraphQLValue?) -> String {
        switch kind {
        case .int:
            switch value {
            case .int?: "Int cannot represent non 32-bit signed integer value: \(shown)"
            default: "Int cannot represent non-integer value: \(shown)"
            }
        case .float: "Float cannot represent non numeric value: \(shown)"
        case .string: "String cannot represent a non string value: \(shown)"
        case .boolean: "Boolean cannot represent a non boolean value: \(shown)"
        case .id: "ID cannot represent a non-string and non-integer value: \(shown)"
        case .custom: "Expected value of type \"\(name)\", found \(shown)."
        }
    }
}
