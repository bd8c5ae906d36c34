import Records
import Yams

extension MappingReader {
    private static let checkNames = ["required", "pattern", "length", "one-of", "email", "phone"]

    /// One check or a list of them.
    mutating func checks(_ node: Node, region: String) -> [FieldCheck] {
        let nodes: [Node] = if case .sequence(let sequence) = node { Array(sequence) } else { [node] }
        return nodes.compactMap { check($0, region: region) }
    }

    private mutating func check(_ node: Node, region: String) -> FieldCheck? {
        guard case .mapping(let mapping) = node else {
            guard let name = text(node, "a check") else { return nil }
            return rule(name, node, nil, region: region).map { FieldCheck($0) }
        }
        let severityNode = mapping.first { $0.key.string == "severity" }?.value
        let others = mapping.filter { $0.key.string != "severity" }
        guard others.count == 1, let (key, value) = others.first, let name = key.string else {
            note(
                node,
                "a check is a name, or one name with its parameter, such as '- {length: {max: 40}, severity: warn}'."
            )
            return nil
        }
        let severity = severityNode.map { choice($0, "'severity'", of: FieldCheck.Severity.self) }
        guard let rule = rule(name, key, value, region: region) else { return nil }
        return FieldCheck(rule, severity: severity ?? nil)
    }

    private mutating func rule(_ name: String, _ key: Node, _ value: Node?, region: String) -> FieldCheck.Rule? {
        switch (name, value) {
        case ("required", _): return switchedOn(name, value) ? .required : nil
        case ("email", _): return switchedOn(name, value) ? .email : nil
        case ("phone", _): return switchedOn(name, value) ? .phone(region: region) : nil
        case ("pattern", let value?): return pattern(value)
        case ("length", let value?): return length(value)
        case ("one-of", let value?): return words(value, "'one-of'").map(FieldCheck.Rule.oneOf)
        case ("pattern", nil), ("length", nil), ("one-of", nil):
            note(key, "'\(name)' needs a parameter, such as '- \(Self.example(of: name))'.")
        case ("unique", _):
            note(
                key,
                "'unique' is not supported: a rule sees one record. Records with one phone and name are reported "
                    + "as duplicates without it."
            )
        default: note(key, "unknown check '\(name)'.\(Suggestion.text(for: name, among: Self.checkNames))")
        }
        return nil
    }

    private static func example(of name: String) -> String {
        switch name {
        case "pattern": "pattern: \"[A-Z]{2}-[0-9]+\""
        case "length": "length: {min: 2, max: 40}"
        default: "one-of: [TX, OK]"
        }
    }

    /// A check without a parameter may be written as a key, so that a severity fits beside it.
    private mutating func switchedOn(_ name: String, _ value: Node?) -> Bool {
        guard let value else { return true }
        return flag(value, "'\(name)'") ?? false
    }

    private mutating func pattern(_ node: Node) -> FieldCheck.Rule? {
        guard let text = text(node, "'pattern'") else { return nil }
        do {
            return .pattern(try TextPattern(text))
        } catch {
            note(node, "the pattern '\(text)' \(error.message).")
            return nil
        }
    }

    private mutating func length(_ node: Node) -> FieldCheck.Rule? {
        let entries = entries(of: node, in: "'length'", known: ["min", "max"])
        guard case .mapping = node else { return nil }
        let least = entries["min"].map { $0.int ?? -1 } ?? 0
        let most = entries["max"].map { $0.int ?? -1 } ?? 1_000_000
        guard !entries.isEmpty, least >= 0, least <= most, most <= 1_000_000 else {
            note(node, "'length' needs 'min', 'max' or both, whole numbers from 0 on, the smaller first.")
            return nil
        }
        return .length(least...most)
    }
}
