import Records
import Yams

/// Walks a YAML node tree, takes what it knows, and notes everything that it does not.
///
/// It goes on after a problem, so that one reading names them all.
struct MappingReader {
    private(set) var problems: [MappingProblem] = []
    /// Whether the document has 'jobs', so that contacts tell of their opportunities.
    var readsDeals = false

    mutating func note(_ node: Node?, _ message: String) {
        problems.append(MappingProblem(line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1, message: message))
    }

    /// The entries of a mapping node, with every key checked against the known ones.
    mutating func entries(of node: Node, in place: String, known: [String]) -> [String: Node] {
        guard case .mapping(let mapping) = node else {
            note(node, "\(place) must be a set of `key: value` lines. Known keys: \(known.joined(separator: ", ")).")
            return [:]
        }
        var entries: [String: Node] = [:]
        for (keyNode, value) in mapping {
            let key = keyNode.string ?? ""
            if !known.contains(key) {
                note(keyNode, "unknown key '\(key)' in \(place).\(Suggestion.text(for: key, among: known))")
            } else if entries.updateValue(value, forKey: key) != nil {
                note(keyNode, "'\(key)' stands twice in \(place). Keep one.")
            }
        }
        return entries
    }

    /// A text, or nil with a problem noted.
    mutating func text(_ node: Node, _ place: String) -> String? {
        guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
            note(node, "\(place) must be a text.")
            return nil
        }
        return scalar.string
    }

    /// One text or a list of texts; an empty list is allowed.
    mutating func texts(_ node: Node, _ place: String) -> [String] {
        if case .sequence(let sequence) = node { return sequence.compactMap { text($0, "each entry of \(place)") } }
        return text(node, place).map { [$0] } ?? []
    }

    /// `true` or `false`.
    mutating func flag(_ node: Node, _ place: String) -> Bool? {
        if let flag = node.bool { return flag }
        note(node, "\(place) must be true or false.")
        return nil
    }

    /// One of the choices by its raw value.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ node: Node,
        _ place: String,
        of type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        let names = Choice.allCases.map(\.rawValue)
        guard let name = text(node, place) else { return nil }
        if let choice = Choice(rawValue: name) { return choice }
        note(node, "'\(name)' is not a choice for \(place).\(Suggestion.text(for: name, among: names))")
        return nil
    }

    /// A field of the kind, checked against its schema.
    mutating func field(_ node: Node, of kind: RecordKind) -> FieldSchema? {
        guard let name = text(node, "a field of \(kind.system.title)") else { return nil }
        let schema = RecordSchema.schema(of: kind)
        if let field = schema.field(FieldName(rawValue: name)) {
            if field.name.isOfDeal, !readsDeals {
                note(node, "'\(name)' is told by the opportunity that makes a job. Add 'jobs: true', or its options.")
            }
            return field
        }
        let known = schema.names
        note(
            node,
            "unknown \(kind.system.title) \(kind.rawValue) field '\(name)'.\(Suggestion.text(for: name, among: known))"
        )
        return nil
    }
}
