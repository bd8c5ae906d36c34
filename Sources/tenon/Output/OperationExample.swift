import HighLevel

/// A command line that calls an operation, to copy and fill in: capitals stand for what only the reader knows.
struct OperationExample {
    let operation: CatalogOperation
    let request: CatalogRequest

    /// Inputs worth showing where none is required, the most telling first.
    private static let telling = [
        "firstName", "lastName", "email", "phone", "name", "title", "query", "pageLimit", "limit", "contactId", "body",
    ]
    /// The location's id, which is filled in when it is left out.
    static let filledIn: Set<String> = ["locationId", "location_id"]

    /// The command line.
    var line: String {
        let inputs = shown.map { " --input \($0.name)=\(Self.sample($0))" }
        return "tenon ops call \(operation.id)" + inputs.joined()
    }

    private var shown: [CatalogInput] {
        let own = request.inputs.filter { !Self.filledIn.contains($0.name) }
        let required = own.filter(\.isRequired)
        if !required.isEmpty { return required }
        let telling = Self.telling.compactMap { name in own.first { $0.name == name } }
        return Array((telling.isEmpty ? own.filter { !$0.isDeprecated } : telling).prefix(2))
    }

    private static func sample(_ input: CatalogInput) -> String {
        let type = input.type
        if let choice = type.choices.first { return choice.stringValue ?? "VALUE" }
        switch type.kind {
        case .number, .integer: return type.minimum.map { String(Int(max($0, 1))) } ?? "1"
        case .boolean: return "true"
        case .array: return type.items?.kind == .object ? "'[{…}]'" : "a,b"
        case .object: return "'{…}'"
        case .file: return "@FILE"
        case .string, .any: return text(input.name, type.format)
        }
    }

    private static func text(_ name: String, _ format: String?) -> String {
        if format == "date-time" || name.hasSuffix("Date") { return "2026-12-01T09:00:00Z" }
        switch name {
        case "email": return "ana@example.com"
        case "phone": return "+13125550143"
        case "firstName": return "Ana"
        case "lastName": return "Ruiz"
        default: return name.hasSuffix("Id") ? "ID" : "TEXT"
        }
    }
}
