/// The definitions of all custom fields of a location, to be looked up by name, key or id.
public struct CustomFieldSet: Sendable, Hashable {
    /// The definitions.
    public let definitions: [CustomFieldDefinition]
    private let byID: [String: CustomFieldDefinition]

    /// Keeps the definitions.
    public init(_ definitions: [CustomFieldDefinition]) {
        self.definitions = definitions
        byID = Dictionary(definitions.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The definition with this id.
    public func definition(id: String) -> CustomFieldDefinition? { byID[id] }

    /// The one definition that a person means: by id, by key (`contact.roof_type` or `roof_type`), or by name.
    ///
    /// Upper and lower case are the same in a name.
    ///
    /// - Throws: ``HighLevelError`` with code `.notFound` when there is none, and `.invalid` with all their ids
    ///   when there are several.
    public func definition(
        named reference: String,
        of model: CustomFieldModel? = nil
    ) throws(HighLevelError) -> CustomFieldDefinition {
        let text = reference.trimmed
        if let exact = byID[text] { return exact }
        let candidates = definitions.filter { model == nil || $0.model == nil || $0.model == model }
        for isMeant in Self.rules(text) {
            let found = candidates.filter(isMeant)
            if found.count == 1 { return found[0] }
            if found.count > 1 { throw ambiguous(reference, found) }
        }
        throw HighLevelError(
            .notFound,
            operation: "findCustomField",
            message: "The location has no custom field \"\(reference)\"\(model.map { " of \($0)s" } ?? ""). "
                + "Give the name, key or id of one that exists, or make it first."
        )
    }

    private static func rules(_ text: String) -> [@Sendable (CustomFieldDefinition) -> Bool] {
        [
            { $0.key == text },
            { $0.key?.split(separator: ".", maxSplits: 1).last.map(String.init) == text },
            { $0.name == text },
            { $0.name.trimmed.lowercased() == text.lowercased() },
        ]
    }

    private func ambiguous(_ reference: String, _ found: [CustomFieldDefinition]) -> HighLevelError {
        let list = found.map { "\($0.id) (\($0.key ?? $0.name))" }.joined(separator: ", ")
        return HighLevelError(
            .invalid,
            operation: "findCustomField",
            message: "Several custom fields are called \"\(reference)\": \(list). Give the id of the one that is meant."
        )
    }
}
