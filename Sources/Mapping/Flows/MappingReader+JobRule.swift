import Records
import Yams

extension MappingReader {
    private static let subProjectKeys = ["title", "number", "when-lost"]

    /// `jobs: true`, or its options; nil when it is switched off.
    mutating func jobRule(_ node: Node) -> JobRule? {
        if let flag = node.bool { return flag ? JobRule() : nil }
        let entries = entries(of: node, in: "'jobs'", known: ["when", "as"] + Self.subProjectKeys)
        var rule = JobRule()
        if let node = entries["when"] { condition(node, into: &rule) }
        if let node = entries["as"] { rule.shape = choice(node, "'as'", of: JobRule.Shape.self) ?? .rootProject }
        if let node = entries["title"] { rule.title = fieldNames(node, of: .opportunity).map(\.name) }
        if let node = entries["number"] { rule.number = fieldNames(node, of: .opportunity).map(\.name) }
        if let node = entries["when-lost"] {
            rule.whenLost = choice(node, "'when-lost'", of: JobRule.LostFate.self) ?? .archive
        }
        if entries["as"] == nil || rule.shape == .rootProject { checkRootProject(entries) }
        return rule
    }

    private mutating func condition(_ node: Node, into rule: inout JobRule) {
        let entries = entries(of: node, in: "'when'", known: ["status", "pipeline", "stage"])
        if let node = entries["status"] { rule.statuses = statuses(node) }
        if let node = entries["pipeline"] { rule.pipeline = text(node, "'pipeline'") }
        if let node = entries["stage"] { rule.stage = text(node, "'stage'") }
    }

    private mutating func statuses(_ node: Node) -> [String] {
        if case .sequence(let sequence) = node, sequence.isEmpty {
            note(node, "name at least one state: \(JobRule.knownStatuses.joined(separator: ", ")).")
        }
        let names = texts(node, "'status'")
        for name in names where !JobRule.knownStatuses.contains(name) {
            let hint = Suggestion.text(for: name, among: JobRule.knownStatuses)
            note(node, "'\(name)' is no state of an opportunity.\(hint)")
        }
        return names
    }

    /// What names a sub-project would say nothing where there is none.
    private mutating func checkRootProject(_ entries: [String: Node]) {
        for key in Self.subProjectKeys {
            guard let node = entries[key] else { continue }
            note(
                node,
                "'\(key)' is about sub-projects. Add 'as: sub-projects', or give the root project its value by a field "
                    + "rule that reads 'opportunity.…'; what becomes of the project is said by 'lifecycle'."
            )
        }
    }
}
