import Engine
import Foundation

/// A status in lines for people.
struct StatusPrinter {
    let style: Style

    func lines(_ status: SyncStatus) -> [String] {
        var table = TextTable(["what", "count"])
        for (name, count) in figures(status) { table.add([name, "\(count)"]) }
        return table.lines + review(status) + failures(status) + notOffered(status) + runs(status)
    }

    private func figures(_ status: SyncStatus) -> [(String, Int)] {
        var figures = [("contacts read", status.contacts), ("root projects read", status.projects)]
        figures += status.links.sorted { $0.key < $1.key }.map { ("links \($0.key)", $0.value) }
        figures.append(("events waiting", status.inbox))
        figures += status.outbox.sorted { $0.key < $1.key }.map { ("writes \($0.key)", $0.value) }
        figures.append(("writes in history", status.journalEntries))
        return figures
    }

    private func review(_ status: SyncStatus) -> [String] {
        guard !status.review.isEmpty else { return ["", "Nothing waits for a person."] }
        let items = status.review.map { item in
            let mark = item.needsPerson ? style.yellow("!") : style.dim("·")
            let name = item.label.isEmpty ? item.subject : "\(item.label) (\(item.subject))"
            return "\(mark) \(item.code): \(style.bold(name))\n    \(item.message)"
        }
        return ["", "In review (! needs a person):"] + items
            + more(than: items.count, of: status.reviewCounts.values.reduce(0, +))
    }

    private func failures(_ status: SyncStatus) -> [String] {
        guard !status.failedWrites.isEmpty else { return [] }
        let lines = status.failedWrites.map {
            "\(style.red("x")) \($0.action) in \($0.system), after \($0.attempts.counted("attempt")): \($0.error ?? "no cause noted")"
        }
        return ["", "Given up; try again with `tenon sync run --retry-failed`:"] + lines
            + more(than: lines.count, of: status.outbox["dead"] ?? 0)
    }

    private func notOffered(_ status: SyncStatus) -> [String] {
        guard let lines = status.notOffered, !lines.isEmpty else { return [] }
        return ["", "Not offered on this connection:"] + lines.map { style.dim("· ") + $0 }
    }

    private func more(than shown: Int, of all: Int) -> [String] {
        shown < all ? ["… and \(all - shown) more; see all with --limit \(all)"] : []
    }

    private func runs(_ status: SyncStatus) -> [String] {
        guard let last = status.runs.first else { return ["", "No run yet."] }
        let end = last.finishedAt.map { " to \($0.formatted(.iso8601))" } ?? ""
        return [
            "", "Last run: \(last.id), \(last.startedAt.formatted(.iso8601))\(end), \(last.outcome ?? "not ended")",
        ]
    }
}
