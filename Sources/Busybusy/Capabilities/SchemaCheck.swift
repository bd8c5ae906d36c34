import Foundation

/// Compares what a document sends with what a schema has. Pure.
struct SchemaCheck {
    let schema: SchemaOutline

    /// What the document needs and the schema lacks, in the order of the document; empty when everything is there.
    ///
    /// - Parameter variables: an example of all variables, which shows the input fields that are sent.
    func missing(_ document: DocumentOutline, variables: some Encodable) -> [String] {
        let rootType = document.isMutation ? schema.mutationType : schema.queryType
        guard let rootType else { return ["there are no mutations"] }
        var missing = self.missing([document.root], of: rootType, document)
        let example = Self.json(variables)
        let known = schema.types[rootType]?[document.root.name]?.arguments ?? [:]
        for argument in document.root.arguments {
            guard let type = known[argument.name], let value = example[argument.variable] else { continue }
            missing += self.missing(input: value, type: type)
        }
        var seen: Set<String> = []
        return missing.filter { seen.insert($0).inserted }
    }

    private func missing(_ fields: [DocumentOutline.Field], of type: String, _ document: DocumentOutline) -> [String] {
        fields.flatMap { field -> [String] in
            guard let known = schema.types[type]?[field.name] else { return ["\(type) has no field \(field.name)"] }
            let arguments = field.arguments.compactMap { argument -> String? in
                guard let type = known.arguments[argument.name] else {
                    return "\(field.name) has no argument \(argument.name)"
                }
                guard let sent = document.variableTypes[argument.variable], sent != type else { return nil }
                return "\(field.name) takes a \(type) as \(argument.name), not a \(sent)"
            }
            return arguments + missing(field.selection, of: known.type, document)
        }
    }

    private func missing(input value: Any, type: String) -> [String] {
        if let list = value as? [Any] { return list.flatMap { missing(input: $0, type: type) } }
        guard let object = value as? [String: Any], let fields = schema.types[type] else { return [] }
        return object.keys.sorted().flatMap { key -> [String] in
            guard let field = fields[key] else { return ["\(type) has no input field \(key)"] }
            return object[key].map { missing(input: $0, type: field.type) } ?? []
        }
    }

    private static func json(_ value: some Encodable) -> [String: Any] {
        guard let data = try? JSONEncoder().encode(value) else { return [:] }
        return (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
    }
}
