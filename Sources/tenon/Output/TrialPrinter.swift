import Mapping
import Records

/// Writes what a mapping makes of a record, for people: a paragraph a rule, a line a step.
enum TrialPrinter {
    private static let margin = 18

    static func lines(_ trial: MappingTrial) -> [String] {
        ["\(trial.kind.rawValue) \(trial.id)"] + trial.rules.flatMap { lines($0, of: trial.kind) }
    }

    private static func lines(_ rule: MappingTrial.Line, of kind: RecordKind) -> [String] {
        let (own, other) = kind == .contact ? ("HighLevel", "busybusy") : ("busybusy", "HighLevel")
        let names = rule.highLevel.map(\.rawValue).joined(separator: ", or ")
        var lines = ["", "\(names) \(arrow(rule.direction)) \(rule.busybusy)"]
        if let reason = rule.silentBecause { return lines + [row("  silent", reason)] }
        let source = rule.source.map { kind == .contact && rule.highLevel.count > 1 ? " (\($0))" : "" } ?? ""
        lines.append(row("  " + own, quoted(rule.over.from) + source))
        lines += rule.over.steps.map { row("    " + $0.transform, quoted($0.value)) }
        lines.append(row("  " + other, quoted(rule.over.to) + (rule.goesOver ? "" : "  (not carried this way)")))
        if rule.faults.isEmpty, !rule.checks.isEmpty {
            lines.append(row("  checks", "well: \(rule.checks.joined(separator: ", "))"))
        }
        lines += rule.faults.map { row("  ! \($0.severity.rawValue)", "\($0.message) (\($0.check))") }
        guard rule.comesBack else { return lines }
        lines.append("  and back")
        lines += rule.back.steps.map { row("    " + $0.transform, quoted($0.value)) }
        lines.append(row("  " + own, quoted(rule.back.to)))
        if !rule.settles { lines.append(row("  !", "what came back would go over as something else")) }
        return lines
    }

    private static func arrow(_ direction: String) -> String {
        switch FieldRule.Direction(rawValue: direction) {
        case .toBusybusy: "→"
        case .toHighLevel: "←"
        default: "↔"
        }
    }

    private static func row(_ name: String, _ text: String) -> String {
        name + String(repeating: " ", count: max(1, margin - TextTable.width(name))) + text
    }

    /// The value so that blanks at its ends show; a list with its elements apart.
    private static func quoted(_ value: Value) -> String {
        switch value {
        case .null: "—"
        case .list(let elements): "[" + elements.map(quoted).joined(separator: ", ") + "]"
        case .text(let text): text.count > 300 ? "\"\(text.prefix(300))\"…" : text.debugDescription
        case .number, .flag: value.description
        }
    }
}
