import Foundation
import Yams

extension MappingReader {
    /// `field-notes: true`, or its options; nil when it is switched off.
    mutating func fieldNoteRule(_ node: Node) -> FieldNoteRule? {
        if let flag = node.bool { return flag ? FieldNoteRule() : nil }
        let entries = entries(of: node, in: "'field-notes'", known: ["since", "per-run"])
        var rule = FieldNoteRule()
        if let node = entries["since"], let start = start(node) { rule.since = start }
        if let node = entries["per-run"] {
            if let count = node.int, (1...5000).contains(count) {
                rule.perRun = count
            } else {
                note(node, "'per-run' must be a whole number from 1 to 5000.")
            }
        }
        return rule
    }

    private mutating func start(_ node: Node) -> FieldNoteRule.Start? {
        guard let word = text(node, "'since'") else { return nil }
        if word == "all" { return .all }
        if word == "switched-on" { return .switchedOn }
        let style = Date.ISO8601FormatStyle().year().month().day()
        // Written back, because the reader takes days that no calendar has.
        if let day = try? Date(word, strategy: style), day.formatted(style) == word { return .day(word) }
        note(node, "'\(word)' is no start. Use a day such as 2026-03-01, 'all', or 'switched-on' (the default).")
        return nil
    }
}
