import HighLevel

/// One line of the table of an operation's inputs: an input, or a member inside one.
struct OperationRow {
    /// The name, set in by its depth.
    let name: String
    /// The type and what else there is to say.
    let text: String

    /// Members further inside than this are not shown.
    private static let deepest = 3

    /// The rows of an input with what is inside it; a shape inside itself is not opened again.
    static func rows(
        of input: CatalogInput,
        catalog: OperationCatalog,
        depth: Int = 0,
        open: Set<String> = []
    ) -> [OperationRow] {
        let inner = input.type.items ?? input.type
        let row = OperationRow(name: String(repeating: "  ", count: depth) + input.name, text: text(input))
        let isOpen = inner.shape.map(open.contains) ?? false
        guard depth < deepest, !isOpen else { return [row] }
        let opened = open.union([inner.shape].compactMap(\.self))
        return [row]
            + catalog.members(of: inner).flatMap { rows(of: $0, catalog: catalog, depth: depth + 1, open: opened) }
    }

    private static func text(_ input: CatalogInput) -> String {
        var words = [(input.isRequired ? "required: " : "") + "\(input.type)"]
        if let place = input.place, place != .body { words.append("in \(place.rawValue)") }
        if OperationExample.filledIn.contains(input.name), input.place != nil {
            words.append("filled in when left out")
        }
        if input.isDeprecated { words.append("better not used") }
        return words.joined(separator: ", ")
    }
}
