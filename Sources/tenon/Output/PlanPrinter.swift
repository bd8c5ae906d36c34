import Foundation
import Reconciliation
import Records

/// Writes a plan the way a difference is written: `+` is made, `~` is changed, `-` is put away, `!` waits for a person.
struct PlanPrinter: Sendable {
    let style: Style

    /// The lines for one pair; none when nothing follows for it.
    func lines(_ plan: PairPlan) -> [String] {
        var lines: [String] = []
        if case .join(_, _, let tier, _, _) = plan.linkChange {
            lines.append(style.cyan("= join      \(plan.label)") + style.dim("  same \(Self.evidence(tier))"))
        }
        for write in plan.writes { lines += self.lines(write, plan.label) }
        for item in plan.reviewItems where item.needsPerson {
            lines.append(
                style.yellow("! \(Self.padded(item.code.rawValue)) \(plan.label)") + style.dim("  \(item.message)")
            )
        }
        return lines
    }

    private func lines(_ write: PlannedWrite, _ label: String) -> [String] {
        let place = write.system.title
        let what = "\(label)" + style.dim("  \(place): \(write.reason)")
        switch write.action {
        case .create:
            return [style.green("+ create    ") + what] + write.changes.map { "      \($0.field): \($0.to)" }
        case .update:
            return [style.yellow("~ update    ") + what] + write.changes.flatMap(lines)
        case .archive: return [style.red("- archive   ") + what]
        case .unarchive: return [style.green("+ unarchive ") + what]
        case .addTags:
            return [style.green("+ tag       ") + what, "      tags: + \(write.tags.joined(separator: ", "))"]
        case .createNote:
            return [style.green("+ note      ") + what] + Self.quoted(write.note?.body)
        case .updateNote:
            return [style.yellow("~ note      ") + what] + Self.quoted(write.note?.body)
        case .createField:
            let field = write.field.map { "\($0.name) (\($0.kind.rawValue))" } ?? ""
            return [style.green("+ field     ") + what, "      name: \(field)"]
        case .createTask: return [style.green("+ task      ") + what, "      title: \(write.task?.title ?? "")"]
        }
    }

    /// The old and the new value; of a text of several lines the new one only, line by line.
    private func lines(_ change: FieldChange) -> [String] {
        let (old, new) = ("\(change.from)", "\(change.to)")
        guard old.contains(where: \.isNewline) || new.contains(where: \.isNewline) else {
            return ["      \(change.field): \(style.red(old)) → \(style.green(new))"]
        }
        return ["      \(change.field):"] + Self.quoted(new.replacing("\r\n", with: "\n")).map(style.green)
    }

    /// A note's text, each line set in.
    private static func quoted(_ text: String?) -> [String] {
        (text ?? "").split(separator: "\n", omittingEmptySubsequences: false).map { "      | \($0)" }
    }

    private static func evidence(_ tier: MatchKey.Tier) -> String {
        switch tier {
        case .marker: "Tenon marker"
        case .number: "job number"
        case .phoneAndName: "phone and name"
        case .name: "name, and nobody else has it"
        }
    }

    private static func padded(_ text: String) -> String {
        text.padding(toLength: max(9, text.count), withPad: " ", startingAt: 0)
    }
}
