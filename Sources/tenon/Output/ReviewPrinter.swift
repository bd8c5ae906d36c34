import Engine
import Foundation

/// What is in review, in lines for people.
struct ReviewPrinter {
    let style: Style

    func lines(_ entry: ReviewEntry) -> [String] {
        let mark = entry.needsPerson ? style.yellow("!") : style.dim("·")
        let name = entry.label.isEmpty ? entry.subject : "\(entry.label) (\(entry.subject))"
        let field = entry.field.map { ", \($0)" } ?? ""
        let since = style.dim("since \(entry.since.formatted(.iso8601))")
        var lines = ["\(mark) \(style.bold(entry.id))  \(entry.code)\(field)  \(name)  \(since)"]
        if let highLevel = entry.highLevel, let busybusy = entry.busybusy {
            lines += ["    HighLevel: \(highLevel)", "    busybusy:  \(busybusy)"]
        }
        lines.append("    \(entry.message)")
        if let decided = entry.decided { lines.append(style.green("    decided: \(decided); the next run does it")) }
        return lines
    }
}
