/// An entry as it stands in the data file: v2 in full, v3 as far as it differs.
struct CatalogLine: Decodable {
    /// What v3 has otherwise.
    struct Changes: Decodable {
        var method: String?
        var path: String?
        var scopes: [HighLevelScope]?
        var access: [CatalogOperation.Access]?
        var paging: String?
        var body: CatalogRequest.Body?
        var inputs: [CatalogInput]?
        var outputs: [String: CatalogType.Kind]?
        var deprecated: Bool?
    }

    let id: String
    let kind: CatalogOperation.Kind
    let group: String
    let area: String?
    let title: String
    let help: String?
    let featured: Bool?
    let scopes: [HighLevelScope]
    let outputs: [String: CatalogType.Kind]
    // Of actions only.
    let dialects: [Dialect]?
    let method: String?
    let path: String?
    let versions: [String: String?]?
    let access: [CatalogOperation.Access]?
    let paging: String?
    let reads: Bool?
    let safeToRepeat: Bool?
    let body: CatalogRequest.Body?
    let inputs: [CatalogInput]?
    let deprecated: Bool?
    let renames: String?
    let v3: Changes?
    // Of triggers only.
    let event: String?
    let types: [String]?

    enum Dialect: String, Decodable {
        case v2, v3

        var value: HighLevelDialect {
            switch self {
            case .v2: .v2
            case .v3: .v3
            }
        }
    }

    var operation: CatalogOperation {
        CatalogOperation(
            id: id,
            kind: kind,
            group: group,
            area: area ?? "",
            title: title,
            help: help,
            isFeatured: featured ?? false,
            reads: reads ?? true,
            isSafeToRepeat: safeToRepeat ?? true,
            scopes: scopes,
            renames: renames,
            event: event.map { CatalogOperation.Event(name: $0, types: types ?? [], outputs: outputs) },
            requests: requests
        )
    }

    private var requests: [HighLevelDialect: CatalogRequest] {
        var requests: [HighLevelDialect: CatalogRequest] = [:]
        for dialect in dialects ?? [] {
            let changes = dialect == .v3 ? v3 ?? Changes() : Changes()
            requests[dialect.value] = request(dialect, changes)
        }
        return requests
    }

    private func request(_ dialect: Dialect, _ changes: Changes) -> CatalogRequest {
        let paging = changes.paging ?? paging
        return CatalogRequest(
            method: changes.method ?? method ?? "GET",
            path: changes.path ?? path ?? "/",
            version: versions?[dialect.rawValue] ?? nil,
            inputs: changes.inputs ?? inputs ?? [],
            body: changes.body ?? body,
            outputs: changes.outputs ?? outputs,
            scopes: changes.scopes ?? scopes,
            access: changes.access ?? access ?? [],
            paging: paging == "none" ? nil : paging,
            isDeprecated: changes.deprecated ?? deprecated ?? false
        )
    }
}
