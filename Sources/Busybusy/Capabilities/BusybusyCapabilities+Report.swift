import Foundation

extension BusybusyCapabilities {
    /// The result in lines for an office manager: what works, what does not, what to do; the particulars at the end.
    public var report: [String] {
        let stamp = probedAt.formatted(Date.ISO8601FormatStyle(timeZone: .gmt)).replacing("T", with: " ")
            .replacing("Z", with: " UTC")
        var lines = ["busybusy at \(host), looked at \(stamp)", ""]
        if isProven(.connection) {
            lines += section("What works", .proven, mark: "+")
            lines += section("What does not work", .refused, mark: "x")
            lines += section("What is not known", .unknown, mark: "?")
            lines += ["What is done with this connection"] + offers.lines.map { "  " + $0 } + [""]
        } else {
            lines += capabilities.filter { $0.name == .connection }.flatMap { block([$0], mark: "x") }
            lines += ["", "Until then nothing is read from busybusy and nothing is written to it."]
        }
        return Self.trimmed(lines + particulars)
    }

    private func section(_ title: String, _ state: BusybusyCapability.State, mark: String) -> [String] {
        let found = groups(capabilities.filter { $0.state == state })
        return found.isEmpty ? [] : [title] + found.flatMap { block($0, mark: mark) } + [""]
    }

    /// Parts of which the same is to be said, together, in the order of the first of each.
    private func groups(_ capabilities: [BusybusyCapability]) -> [[BusybusyCapability]] {
        capabilities.reduce(into: []) { groups, next in
            let index = groups.firstIndex { $0[0].evidence == next.evidence && $0[0].advice == next.advice }
            if let index { groups[index].append(next) } else { groups.append([next]) }
        }
    }

    private func block(_ group: [BusybusyCapability], mark: String) -> [String] {
        let titles = group.map(\.name.title).joined(separator: ", ")
        return Self.wrapped("\(titles): \(group[0].evidence)", first: "  \(mark) ", rest: "    ")
            + (group[0].advice.map { Self.wrapped("What to do: \($0)", first: "    ", rest: "    ") } ?? [])
    }

    private var particulars: [String] {
        let found = capabilities.filter { !$0.details.isEmpty }
        guard !found.isEmpty else { return [] }
        return ["", "Particulars, for somebody who looks closer"]
            + found.flatMap { capability in
                ["  \(capability.name.rawValue)"]
                    + capability.details.flatMap { Self.wrapped($0, first: "    - ", rest: "      ") }
            }
    }

    /// Breaks a text into lines of at most 100 characters.
    private static func wrapped(_ text: String, first: String, rest: String) -> [String] {
        var lines: [String] = []
        var line = first
        var isEmpty = true
        for word in text.split(separator: " ") {
            if !isEmpty, line.count + 1 + word.count > 100 {
                lines.append(line)
                (line, isEmpty) = (rest, true)
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        return lines + [line]
    }

    /// Without empty lines at the end or one after another.
    private static func trimmed(_ lines: [String]) -> [String] {
        var result: [String] = []
        for line in lines where !(line.isEmpty && result.last?.isEmpty != false) { result.append(line) }
        if result.last?.isEmpty == true { result.removeLast() }
        return result
    }
}

extension BusybusyOffers {
    /// What follows for the product, in lines for a person.
    var lines: [String] {
        let hours =
            switch (hoursFromEntries, hoursFromExport) {
            case (true, true): "from punches, and from the payroll export"
            case (true, false): "from punches"
            case (false, true): "from the payroll export"
            case (false, false): "not available"
            }
        let writes =
            switch writer {
            case .dryRun: "kept back and shown, not sent"
            case .graphQL: "sent straight to busybusy"
            case .zapier: "sent through the Zapier hook"
            }
        return [
            "Projects: \(reads.contains(.projects) ? "read" : "not read")",
            "People: \(reads.contains(.members) ? "read" : "not read")",
            "Hours: \(hours)",
            "Looks: \(changedSinceOperator == nil ? "always at all projects" : "at what changed, and every hour at all")",
            "Writes: \(writes)",
        ]
    }
}

extension BusybusyCapability.Name {
    /// The part in an office manager's words.
    public var title: String {
        switch self {
        case .connection: "Connection"
        case .introspection: "The list of what busybusy can do"
        case .projects: "Projects"
        case .projectTrees: "Projects with their sub-projects"
        case .members: "People"
        case .costCodes: "Cost codes"
        case .equipment: "Equipment"
        case .budgetHours: "Planned hours"
        case .budgetCosts: "Planned costs"
        case .progressBudgets: "Planned quantities"
        case .timeEntries: "Punches"
        case .visibility: "What the key sees"
        case .changedSince: "Asking for changes only"
        case .payrollExport: "Payroll export"
        case .writes: "Writing projects"
        }
    }
}
