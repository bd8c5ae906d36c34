import OrderedCollections

extension GraphQLSchema {
    /// The type system in the schema definition language, what the language itself defines left out.
    var sdl: String {
        let builtIn = Set(GraphQLScalarType.builtIn.map(\.name))
        return types.values.filter { !builtIn.contains($0.name) && !$0.name.hasPrefix("__") }.map(GraphQLSchema.print)
            .joined(separator: "\n\n")
            + "\n"
    }

    private static func print(_ type: GraphQLTypeDefinition) -> String {
        switch type {
        case .scalar(let scalar): comment(scalar.description) + "scalar \(scalar.name)"
        case .enumeration(let type): comment(type.description) + block("enum \(type.name)", type.values)
        case .object(let type):
            comment(type.description) + block("type \(type.name)", type.fields.values.flatMap(lines))
        case .input(let type):
            comment(type.description) + block("input \(type.name)", type.fields.values.flatMap(lines))
        }
    }

    private static func block(_ head: String, _ lines: [String]) -> String {
        "\(head) {\n" + lines.map { "  \($0)\n" }.joined() + "}"
    }

    private static func lines(_ field: GraphQLFieldDefinition) -> [String] {
        let arguments = field.arguments.map { lines($0).joined(separator: " ") }.joined(separator: ", ")
        let list = arguments.isEmpty ? "" : "(\(arguments))"
        return note(field.description) + ["\(field.name)\(list): \(field.type)"]
    }

    private static func lines(_ value: GraphQLInputValue) -> [String] {
        note(value.description) + ["\(value.name): \(value.type)"]
    }

    private static func note(_ text: String?) -> [String] {
        text.map { [quoted($0)] } ?? []
    }

    private static func comment(_ text: String?) -> String {
        text.map { quoted($0) + "\n" } ?? ""
    }

    private static func quoted(_ text: String) -> String {
        GraphQLValue.string(text).inspected
    }
}
