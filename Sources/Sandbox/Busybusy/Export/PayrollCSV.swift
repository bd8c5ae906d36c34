/// The payroll export as a file: 45 columns, every cell quoted, lines ended by LF (seen in a real account).
enum PayrollCSV {
    /// The columns, in order.
    static let columns: [String] =
        [
            "Id", "CreatedBy", "LastEditedBy", "EmployeeId", "FirstName", "LastName", "EmployeePosition",
            "EmployeeGroup", "Date", "Start", "End", "Wage", "Hours", "BreakHours", "WageType", "Cost",
            "SafetySignOffInjured", "CorrectTimeSignOffTimeAccurate", "BudgetedHours", "BudgetedCost", "Customer",
            "ProjectCity", "ProjectState", "ProjectGroup", "ProjectNumber", "Project",
        ] + (1...6).flatMap { ["SubProject\($0)Number", "SubProject\($0)"] } + [
            "CostCode", "CostCodeDescription", "CostCodeGroup", "Equipment", "EquipmentMakeModel",
            "EquipmentMeterReading", "Description",
        ]

    /// How the header and with it every row may differ from the known one, to see that a client notices.
    enum Header: String, Codable, CaseIterable, Sendable {
        case known
        /// `Hours` is called `TotalHours`.
        case renamed
        /// A column `Overburden` comes last.
        case added
        /// `Cost` is missing.
        case removed
    }

    /// The whole file; the header alone when there are no rows.
    static func text(_ rows: [[String]], header: Header) -> String {
        let cost = columns.firstIndex(of: "Cost") ?? 0
        let lines = ([columns] + rows).enumerated().map { index, cells in
            var cells = cells
            switch header {
            case .known: break
            case .renamed: cells = index == 0 ? cells.map { $0 == "Hours" ? "TotalHours" : $0 } : cells
            case .added: cells.append(index == 0 ? "Overburden" : "0.00")
            case .removed: cells.remove(at: cost)
            }
            return line(cells)
        }
        return lines.joined()
    }

    private static func line(_ cells: [String]) -> String {
        cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\n"
    }

    /// Hours with at most 6 decimals, the rest cut off, zeros at the end left out.
    static func hours(_ seconds: Int) -> String {
        decimal(seconds * 1_000_000 / 3600, places: 6)
    }

    /// Money with 2 decimals.
    static func money(cents: Int) -> String {
        let rest = cents % 100
        return "\(cents / 100)." + (rest < 10 ? "0" : "") + "\(rest)"
    }

    /// A whole number of units below the decimal point, zeros at its end left out.
    private static func decimal(_ units: Int, places: Int) -> String {
        let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
        let digits = String(units % scale)
        var fraction = String(repeating: "0", count: places - digits.count) + digits
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return String(units / scale) + (fraction.isEmpty ? "" : "." + fraction)
    }
}
