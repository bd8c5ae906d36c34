import Foundation
import Yams

extension MappingReader {
    private static let crewSheetKeys = [
        "tasks", "done-days", "notes", "at-most", "notes-every", "notes-per-run", "time-zone",
    ]

    /// `crew-sheet: true`, or its options; nil when it is switched off.
    mutating func crewSheetRule(_ node: Node) -> CrewSheetRule? {
        if let flag = node.bool { return flag ? CrewSheetRule() : nil }
        let entries = entries(of: node, in: "'crew-sheet'", known: Self.crewSheetKeys)
        var rule = CrewSheetRule()
        if let node = entries["tasks"], let tasks = choice(node, "'tasks'", of: CrewSheetRule.Tasks.self) {
            rule.tasks = tasks
        }
        if let node = entries["done-days"], let days = count(node, "'done-days'", in: 0...365) { rule.doneDays = days }
        if let node = entries["notes"], let notes = count(node, "'notes'", in: 0...50) { rule.notes = notes }
        if let node = entries["at-most"], let limit = count(node, "'at-most'", in: 200...20_000) { rule.limit = limit }
        if let node = entries["notes-every"], let seconds = interval(node, "'notes-every'") {
            rule.notesEvery = seconds
        }
        if let node = entries["notes-per-run"], let most = count(node, "'notes-per-run'", in: 1...10_000) {
            rule.notesPerRun = most
        }
        if let node = entries["time-zone"] { rule.timeZone = crewTimeZone(node) }
        return rule
    }

    private mutating func count(_ node: Node, _ place: String, in range: ClosedRange<Int>) -> Int? {
        if let number = node.int, range.contains(number) { return number }
        note(node, "\(place) must be a whole number from \(range.lowerBound) to \(range.upperBound).")
        return nil
    }

    /// Minutes or hours, such as `30m` or `6h`, up to a week; in seconds.
    private mutating func interval(_ node: Node, _ place: String) -> Double? {
        let units: [Character: Double] = ["m": 60, "h": 3600]
        if let text = node.string, let unit = text.last.flatMap({ units[$0] }), let number = Int(text.dropLast()),
            number >= 0, Double(number) * unit <= 7 * 86_400
        {
            return Double(number) * unit
        }
        note(node, "\(place) must be a number of minutes or hours up to a week, such as 30m or 6h.")
        return nil
    }

    private mutating func crewTimeZone(_ node: Node) -> String? {
        guard let name = text(node, "'time-zone'") else { return nil }
        if name.contains("/"), TimeZone(identifier: name) != nil { return name }
        note(node, "'\(name)' is not a time zone. Use a name such as America/Chicago.")
        return nil
    }
}
