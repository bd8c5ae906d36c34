import Foundation
import Yams

extension MappingReader {
    /// `hours: true`, or its options; nil when it is switched off.
    mutating func hoursRule(_ node: Node) -> HoursRule? {
        if let flag = node.bool { return flag ? HoursRule() : nil }
        let known = [
            "time-zone", "week-starts-on", "pay-period", "overtime", "fields", "weekly-note", "read-days",
        ]
        let entries = entries(of: node, in: "'hours'", known: known)
        var rule = HoursRule()
        if let node = entries["time-zone"] { rule.timeZone = timeZone(node) }
        if let node = entries["week-starts-on"], let day = choice(node, "'week-starts-on'", of: Weekday.self) {
            rule.firstWeekday = day.number
        }
        if let node = entries["pay-period"], let period = payPeriod(node) { rule.payPeriod = period }
        if let node = entries["overtime"] { overtime(node, &rule) }
        if let node = entries["fields"] { rule.fields = hoursFields(node) }
        if let node = entries["weekly-note"], let flag = flag(node, "'weekly-note'") { rule.writesWeeklyNote = flag }
        if let node = entries["read-days"] {
            if let days = node.int, (7...730).contains(days) {
                rule.readDays = days
            } else {
                note(node, "'read-days' must be a whole number from 7 to 730.")
            }
        }
        return rule
    }

    private mutating func timeZone(_ node: Node) -> String? {
        guard let name = text(node, "'time-zone'") else { return nil }
        // Abbreviations such as EST are known too, but do not tell when the clocks change.
        if name == "UTC" || (name.contains("/") && TimeZone(identifier: name) != nil) { return name }
        note(node, "'\(name)' is not a time zone. Use a name of the IANA list, such as America/Chicago.")
        return nil
    }

    private enum Weekday: String, CaseIterable {
        case sunday, monday, tuesday, wednesday, thursday, friday, saturday

        var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
    }

    private mutating func payPeriod(_ node: Node) -> HoursRule.PayPeriod? {
        guard let text = text(node, "'pay-period'") else { return nil }
        let words = text.split(separator: " ").map(String.init)
        switch words {
        case ["weekly"]: return .weekly
        case ["semimonthly"]: return .semimonthly
        case ["monthly"]: return .monthly
        case _ where words.count == 3 && words.starts(with: ["biweekly", "from"]):
            if let day = day(words[2]) { return .biweekly(from: day) }
        default: break
        }
        note(
            node,
            "'\(text)' is not a pay period. Use weekly, biweekly from YYYY-MM-DD (the first day of any period), "
                + "semimonthly or monthly."
        )
        return nil
    }

    private func day(_ text: String) -> HoursRule.Day? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2] else { return nil }
        let numbers = parts.compactMap { $0.allSatisfy(\.isASCII) ? Int($0) : nil }
        guard numbers.count == 3, (1...12).contains(numbers[1]), (1...31).contains(numbers[2]) else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let date = DateComponents(year: numbers[0], month: numbers[1], day: numbers[2])
        guard let moment = calendar.date(from: date), calendar.component(.day, from: moment) == numbers[2] else {
            return nil
        }
        return HoursRule.Day(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    private mutating func overtime(_ node: Node, _ rule: inout HoursRule) {
        let entries = entries(of: node, in: "'overtime'", known: ["after-hours-a-week", "after-hours-a-day"])
        if let node = entries["after-hours-a-week"] { rule.weeklyLimit = limit(node, "'after-hours-a-week'", 168) }
        if let node = entries["after-hours-a-day"] { rule.dailyLimit = limit(node, "'after-hours-a-day'", 24) }
    }

    /// Hours, or nil for `never` and for what is none.
    private mutating func limit(_ node: Node, _ place: String, _ most: Double) -> Double? {
        if node.string == "never" { return nil }
        if let hours = node.float, hours > 0, hours <= most { return hours }
        note(node, "\(place) must be a number of hours above 0, at most \(Int(most)), or never.")
        return nil
    }

    private mutating func hoursFields(_ node: Node) -> [HoursRule.Figure: String] {
        let known = HoursRule.Figure.allCases.map(\.rawValue)
        var fields: [HoursRule.Figure: String] = [:]
        var names: Set<String> = []
        let entries = entries(of: node, in: "'fields' of 'hours'", known: known)
        for (key, node) in entries.sorted(by: { $0.key < $1.key }) {
            guard let figure = HoursRule.Figure(rawValue: key), let name = text(node, "'\(key)'") else { continue }
            if names.insert(name).inserted {
                fields[figure] = name
            } else {
                note(node, "two figures have the custom field '\(name)'. Give each its own.")
            }
        }
        return fields
    }
}
