/// What a GraphQL document of this client asks for, read from its text, so that a probe checks what is really sent.
struct DocumentOutline: Sendable, Hashable {
    /// A field with its arguments and what is selected of it.
    struct Field: Sendable, Hashable {
        let name: String
        /// The argument's name and the variable it is given.
        let arguments: [Argument]
        let selection: [Field]
    }

    /// An argument that is given a variable.
    struct Argument: Sendable, Hashable {
        let name: String
        let variable: String
    }

    /// Whether it is a mutation.
    let isMutation: Bool
    /// The types of the variables without list and non-null marks.
    let variableTypes: [String: String]
    /// The one root field.
    let root: Field

    /// Reads a document of the form this client writes: one named operation, one root field, no fragments or literals.
    /// Nil for any other.
    init?(_ document: String) {
        var reader = Reader(tokens: Self.tokens(document)[...])
        guard let kind = reader.name(), ["query", "mutation"].contains(kind), reader.name() != nil else { return nil }
        isMutation = kind == "mutation"
        variableTypes = reader.variables()
        guard let root = reader.selection().first else { return nil }
        self.root = root
    }

    private static func tokens(_ document: String) -> [String] {
        var tokens: [String] = []
        var word = ""
        for character in document {
            if character.isLetter || character.isNumber || character == "_" {
                word.append(character)
                continue
            }
            if !word.isEmpty { tokens.append(word) }
            word = ""
            if "(){}:$".contains(character) { tokens.append(String(character)) }
        }
        return word.isEmpty ? tokens : tokens + [word]
    }

    private struct Reader {
        var tokens: ArraySlice<String>

        mutating func take(_ token: String) -> Bool {
            guard tokens.first == token else { return false }
            tokens.removeFirst()
            return true
        }

        mutating func name() -> String? {
            guard let first = tokens.first, first.first?.isLetter == true || first.first == "_" else { return nil }
            return tokens.removeFirst()
        }

        mutating func variables() -> [String: String] {
            var types: [String: String] = [:]
            guard take("(") else { return types }
            while take("$"), let variable = name(), take(":"), let type = name() { types[variable] = type }
            _ = take(")")
            return types
        }

        mutating func selection() -> [Field] {
            guard take("{") else { return [] }
            var fields: [Field] = []
            while let name = name() {
                fields.append(Field(name: name, arguments: arguments(), selection: selection()))
            }
            _ = take("}")
            return fields
        }

        mutating func arguments() -> [Argument] {
            var arguments: [Argument] = []
            guard take("(") else { return arguments }
            while let argument = name(), take(":"), take("$"), let variable = name() {
                arguments.append(Argument(name: argument, variable: variable))
            }
            _ = take(")")
            return arguments
        }
    }
}
