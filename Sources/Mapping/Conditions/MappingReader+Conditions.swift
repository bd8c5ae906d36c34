import Records
import Yams

extension MappingReader {
    /// One condition or a list of them, all of which must hold.
    mutating func conditions(_ node: Node) -> [FieldCondition] {
        let nodes: [Node] = if case .sequence(let sequence) = node { Array(sequence) } else { [node] }
        if nodes.isEmpty { note(node, "name at least one condition, such as {field: city, is: Aurora}.") }
        return nodes.compactMap { condition($0) }
    }

    private mutating func condition(_ node: Node) -> FieldCondition? {
        let tests = ["is", "is-not", "contains", "filled"]
        let entries = entries(of: node, in: "a condition", known: ["field"] + tests)
        guard case .mapping = node, let fieldNode = needed("field", entries, node, "a condition"),
            let field = field(fieldNode, of: .contact)
        else { return nil }
        let asked = tests.filter { entries[$0] != nil }
        guard asked.count == 1, let test = asked.first, let value = entries[test] else {
            note(node, "a condition asks one thing of its field: \(tests.joined(separator: ", ")).")
            return nil
        }
        return self.test(test, value).map { FieldCondition(field.name, $0) }
    }

    private mutating func test(_ name: String, _ node: Node) -> FieldCondition.Test? {
        switch name {
        case "is": return words(node, "'is'").map(FieldCondition.Test.isAny)
        case "is-not": return words(node, "'is-not'").map(FieldCondition.Test.isNone)
        case "contains": return filled(node, "'contains'").map(FieldCondition.Test.contains)
        default: return flag(node, "'filled'").map(FieldCondition.Test.isFilled)
        }
    }

    /// At least one text, none of them blank.
    mutating func words(_ node: Node, _ place: String) -> [String]? {
        guard case .sequence(let sequence) = node else { return filled(node, place).map { [$0] } }
        if sequence.isEmpty { note(node, "\(place) must name at least one text.") }
        let words = sequence.compactMap { filled($0, "each entry of \(place)") }
        return words.isEmpty ? nil : words
    }
}
