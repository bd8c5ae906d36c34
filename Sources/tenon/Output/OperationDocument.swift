import HighLevel

/// An operation for programs.
struct OperationDocument: Encodable {
    struct Input: Encodable {
        let name: String
        let place: String?
        let type: String
        let required: Bool
        let choices: [JSONValue]?
        let members: [Input]?
    }

    let id: String
    let kind: String
    let group: String
    let title: String
    let help: String?
    let featured: Bool
    let deprecated: Bool
    let reads: Bool
    let safeToRepeat: Bool
    let scopes: [String]
    let dialects: [String]
    var access: [String]?
    var method: String?
    var path: String?
    var version: String?
    var paging: String?
    var inputs: [Input]?
    var outputs: [String: String]?
    var event: String?

    /// The entry as it stands in a list.
    init(_ operation: CatalogOperation) {
        id = operation.id
        kind = operation.kind.rawValue
        group = operation.group
        title = operation.title
        help = operation.help
        featured = operation.isFeatured
        deprecated = operation.isDeprecated
        reads = operation.reads
        safeToRepeat = operation.isSafeToRepeat
        scopes = operation.scopes.map(\.rawValue)
        dialects = operation.dialects.map { DialectOption($0).rawValue }
        event = operation.event?.name
    }

    /// The entry in full.
    init(_ operation: CatalogOperation, dialect: HighLevelDialect, catalog: OperationCatalog) {
        self.init(operation)
        outputs = operation.event?.outputs.mapValues(\.rawValue)
        guard let request = operation.request(in: dialect) else { return }
        access = request.access.map(\.rawValue)
        method = request.method
        path = request.path
        version = request.version
        paging = request.paging
        inputs = request.inputs.map { Self.input($0, catalog, []) }
        outputs = request.outputs.mapValues(\.rawValue)
    }

    /// An input with what is inside it; a shape inside itself is not opened again.
    private static func input(_ input: CatalogInput, _ catalog: OperationCatalog, _ open: Set<String>) -> Input {
        let inner = input.type.items ?? input.type
        let isOpen = inner.shape.map(open.contains) ?? false
        let members = isOpen ? [] : catalog.members(of: inner)
        let opened = open.union([inner.shape].compactMap(\.self))
        return Input(
            name: input.name,
            place: input.place?.rawValue,
            type: input.type.description,
            required: input.isRequired,
            choices: input.type.choices.isEmpty ? nil : input.type.choices,
            members: members.isEmpty ? nil : members.map { Self.input($0, catalog, opened) }
        )
    }
}
