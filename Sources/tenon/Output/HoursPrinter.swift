import Engine

/// Writes the crews' hours as a table: a line a customer, and below it a line a project where there are several.
enum HoursPrinter {
    static func lines(_ report: HoursReport) -> [String] {
        var table = TextTable(
            ["project", "contact", "total", "regular", "overtime", "this week", "pay period", "last day", "on site"]
        )
        for row in report.rows {
            table.add([row.project, row.contact ?? ""] + cells(row.figures))
            guard row.projects.count > 1 else { continue }
            for project in row.projects { table.add(["  " + project.title, ""] + cells(project.figures)) }
        }
        return table.lines
    }

    private static func cells(_ figures: HoursReport.Figures) -> [String] {
        let hours = [figures.total, figures.regular, figures.overtime, figures.thisWeek, figures.thisPayPeriod]
        return hours.map(text) + [figures.lastDay ?? "", figures.onSite?.joined(separator: ", ") ?? "not known"]
    }

    /// Two decimals.
    private static func text(_ hours: Double) -> String {
        let hundredths = Int((hours * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100)." + (rest < 10 ? "0\(rest)" : "\(rest)")
    }
}
