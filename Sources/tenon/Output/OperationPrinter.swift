import HighLevel

/// Writes entries of the operations catalog for a terminal of some width.
struct OperationPrinter {
    let style: Style
    let width: Int

    /// Below this many columns an entry takes two lines.
    private static let narrow = 80

    /// A list: id and title on one line, or on two where the terminal is narrow.
    func list(_ operations: [CatalogOperation]) -> [String] {
        let widest = operations.map { TextTable.width($0.id) }.max() ?? 0
        return operations.flatMap { operation -> [String] in
            let mark = operation.isFeatured ? style.yellow("*") : " "
            let remarks = Self.remarks(operation)
            if width < Self.narrow || widest + 4 + TextTable.width(operation.title + remarks) > width {
                let title = TerminalWidth.wrap(operation.title + remarks, to: width - 4)
                return ["\(mark) \(style.bold(operation.id))"] + title.map { "    " + $0 }
            }
            let gap = String(repeating: " ", count: widest - TextTable.width(operation.id))
            return ["\(mark) \(operation.id)\(gap)  \(operation.title)" + style.dim(remarks)]
        }
    }

    /// Everything about one entry.
    func page(_ operation: CatalogOperation, dialect: HighLevelDialect, catalog: OperationCatalog) -> [String] {
        var lines = [style.bold(operation.title), style.dim(operation.id) + style.dim(Self.remarks(operation)), ""]
        if let help = operation.help { lines += TerminalWidth.wrap(help, to: width) + [""] }
        if let event = operation.event { return lines + trigger(operation, event) }
        guard let request = operation.request(in: dialect) else { return lines }
        return lines + facts(operation, request) + ["", style.bold("Inputs")] + inputs(request, catalog)
            + outputs(request.outputs) + ["", style.bold("Example")]
            + ["  " + OperationExample(operation: operation, request: request).line]
    }

    private static func remarks(_ operation: CatalogOperation) -> String {
        var remarks: [String] = []
        if operation.kind == .trigger { remarks.append("trigger") }
        if operation.dialects == [.v3] { remarks.append("v3 only") }
        if operation.isDeprecated { remarks.append("given up by HighLevel") }
        return remarks.isEmpty ? "" : "  (\(remarks.joined(separator: ", ")))"
    }

    private func trigger(_ operation: CatalogOperation, _ event: CatalogOperation.Event) -> [String] {
        let fields = event.outputs.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value.rawValue)" }
        let scopes = operation.scopes.map(\.rawValue).joined(separator: ", ")
        return ["event:   \(event.name)", "scopes:  \(scopes.isEmpty ? "not told" : scopes)", "", style.bold("Fields")]
            + (fields.isEmpty ? ["  not told"] : fields)
    }

    private func facts(_ operation: CatalogOperation, _ request: CatalogRequest) -> [String] {
        let scopes = request.scopes.map(\.rawValue).joined(separator: ", ")
        let access = request.access.map(\.rawValue).joined(separator: " or ")
        let effect = operation.reads ? "reads only" : operation.isSafeToRepeat ? "writes; may be repeated" : "writes"
        var facts = [
            "request: \(request.method) \(request.path)", "version: \(request.version ?? "any")",
            "effect:  \(effect)", "scopes:  \(scopes.isEmpty ? "not told" : scopes)",
            "token:   \(access.isEmpty ? "not told" : access)",
        ]
        if let paging = request.paging { facts.append("paging:  goes on with \(paging)") }
        return facts
    }

    private func inputs(_ request: CatalogRequest, _ catalog: OperationCatalog) -> [String] {
        if request.inputs.isEmpty { return ["  none"] }
        let rows = request.inputs.flatMap { OperationRow.rows(of: $0, catalog: catalog) }
        let isNarrow = width < Self.narrow
        let indent = isNarrow ? 6 : min(36, (rows.map { TextTable.width($0.name) }.max() ?? 0)) + 4
        return rows.flatMap { row -> [String] in
            let texts = TerminalWidth.wrap(row.text, to: max(20, width - indent))
            let blank = String(repeating: " ", count: indent)
            let head = "  " + style.bold(row.name)
            let space = indent - 2 - TextTable.width(row.name)
            guard !isNarrow, space >= 1 else { return [head] + texts.map { blank + $0 } }
            let first = head + String(repeating: " ", count: space) + (texts.first ?? "")
            return [first] + texts.dropFirst().map { blank + $0 }
        }
    }

    private func outputs(_ outputs: [String: CatalogType.Kind]) -> [String] {
        if outputs.isEmpty { return ["", style.bold("Reply"), "  not told"] }
        return ["", style.bold("Reply")]
            + outputs.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value.rawValue)" }
    }
}
