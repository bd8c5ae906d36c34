import Engine
import Foundation
import Reconciliation
import Records

/// History in lines for people, none wider than a terminal of 80 columns unless a value is.
struct HistoryPrinter: Sendable {
    let style: Style

    func lines(_ report: HistoryReport) -> [String] { report.entries.flatMap(entryLines) }

    private func entryLines(_ entry: HistoryReport.Entry) -> [String] {
        var lines = [
            style.bold(entry.at.formatted(.iso8601)) + "  \(entry.write)  " + style.dim("of \(entry.run)"),
            "  \(entry.actor) \(Self.verb(entry.action)) \(Self.name(entry.target))",
        ]
        if let other = entry.other { lines.append("  joined to \(Self.name(other))") }
        lines += entry.changes.flatMap(valueLines)
        lines.append(style.dim("  because: \(entry.cause)"))
        if let note = entry.note { lines.append(style.dim("  note: \(note)")) }
        return lines + [""]
    }

    /// Both values in one line where there is room, else one below the other.
    private func valueLines(_ change: FieldChange) -> [String] {
        let (old, new) = (Self.short(change.from), Self.short(change.to))
        let line = "    \(change.field): \(old) → \(new)"
        guard TextTable.width(line) > 80 else {
            return ["    \(change.field): \(style.red(old)) → \(style.green(new))"]
        }
        return ["    \(change.field):", "      - \(style.red(old))", "      + \(style.green(new))"]
    }

    /// A text of several lines in one.
    private static func short(_ value: Value) -> String {
        "\(value)".replacing("\r\n", with: "\n").replacing("\n", with: " ⏎ ")
    }

    private static func name(_ side: HistoryReport.Side) -> String {
        let system = RemoteSystem(rawValue: side.system)?.title ?? side.system
        let label = side.label.isEmpty ? "" : " \(side.label)"
        return "\(system) \(side.kind)\(label)" + (side.id.isEmpty ? "" : " (\(side.id))")
    }

    private static func verb(_ action: String) -> String {
        switch PlannedWrite.Action(rawValue: action) {
        case .create: "made"
        case .update: "changed"
        case .archive: "archived"
        case .unarchive: "brought back"
        case .addTags: "tagged"
        case .createTask: "made a task for"
        case .createNote: "wrote a note on"
        case .updateNote: "changed a note on"
        case .createField: "made a custom field for"
        case nil: action
        }
    }

    /// The runs, each in one line.
    static func table(_ history: RunHistory) -> TextTable {
        var table = TextTable(["run", "kind", "began", "writes", "ended"])
        for run in history.runs {
            table.add([
                run.run, run.kind, run.startedAt.formatted(.iso8601), "\(run.writes)",
                String((run.outcome ?? "not ended").prefix(18)),
            ])
        }
        return table
    }
}
