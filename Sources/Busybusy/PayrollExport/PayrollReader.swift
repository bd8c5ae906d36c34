import Foundation
import SwiftCSV

/// Reads the body of a payroll export. Strict: what is read here is written to customers, so a file that is not quite as
/// known is refused whole.
struct PayrollReader {
    /// Why a body is not the export that is known.
    struct Problem: Error {
        let message: String
    }

    /// The rows of the body; none for a header alone.
    static func rows(_ body: Data) throws(Problem) -> [PayrollRow] {
        guard var text = String(validating: body, as: UTF8.self) else { throw Problem(message: "it is not UTF-8") }
        guard !text.trimmed.isEmpty else { throw Problem(message: "it is empty: not even the header is there") }
        // The parser drops an empty last cell that no line end follows.
        if !text.hasSuffix("\n") { text += "\n" }
        var lines = try cells(of: text)
        let columns = try columns(lines.removeFirst())
        var rows: [PayrollRow] = []
        rows.reserveCapacity(lines.count)
        for (index, line) in lines.enumerated() where line != [""] {
            rows.append(try row(line, columns, number: index + 1))
        }
        return rows
    }

    private static func cells(of text: String) throws(Problem) -> [[String]] {
        var lines: [[String]] = []
        do {
            let csv = try CSV<Enumerated>(string: text, delimiter: .comma, loadColumns: false)
            try csv.enumerateAsArray(startAt: 0, rowLimit: nil) { lines.append($0) }
        } catch {
            throw Problem(message: "it is not CSV: a quote stands where none may stand")
        }
        return lines
    }

    /// The place of each column.
    private static func columns(_ header: [String]) throws(Problem) -> [PayrollColumn] {
        let names = header.map { $0.trimmed.replacing("\u{FEFF}", with: "") }
        let known = Set(PayrollColumn.allCases.map(\.rawValue))
        let missing = PayrollColumn.allCases.map(\.rawValue).filter { !names.contains($0) }
        let unknown = names.filter { !known.contains($0) }
        guard missing.isEmpty, unknown.isEmpty, Set(names).count == names.count else {
            var parts: [String] = []
            if !missing.isEmpty { parts.append("missing: \(named(missing))") }
            if !unknown.isEmpty { parts.append("unknown: \(named(unknown))") }
            if parts.isEmpty { parts.append("a column stands there twice") }
            throw Problem(message: "its columns are not those that are known (\(parts.joined(separator: "; ")))")
        }
        return names.compactMap(PayrollColumn.init(rawValue:))
    }

    private static func named(_ columns: [String]) -> String {
        let rest = columns.count - 5
        return columns.prefix(5).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }

    private static func row(_ line: [String], _ columns: [PayrollColumn], number: Int) throws(Problem) -> PayrollRow {
        guard line.count == columns.count else {
            throw Problem(message: "row \(number) has \(line.count) cells instead of \(columns.count)")
        }
        // An empty make and model comes as a single space.
        let cells = Cells(
            number: number,
            cells: Dictionary(uniqueKeysWithValues: zip(columns, line.map(\.trimmed)))
        )
        guard let hours = try cells.number(.hours), hours >= 0 else {
            throw Problem(message: "row \(number): Hours is empty or below zero")
        }
        return PayrollRow(
            id: cells[.id],
            employeeID: cells[.employeeID],
            firstName: cells[.firstName],
            lastName: cells[.lastName],
            start: try cells.time(.start),
            end: try cells.time(.end),
            hours: hours,
            breakHours: try cells.number(.breakHours),
            wageType: .init(rawValue: cells[.wageType]),
            wage: try cells.number(.wage),
            cost: try cells.number(.cost),
            customer: cells[.customer],
            projectPath: cells.projectPath,
            costCode: cells[.costCode],
            equipment: cells[.equipment],
            description: cells[.description],
            cells: cells.cells
        )
    }

    /// The cells of one row, by column.
    private struct Cells {
        let number: Int
        let cells: [PayrollColumn: String]

        subscript(column: PayrollColumn) -> String { cells[column] ?? "" }

        /// The levels down to the last that has a name or a number.
        var projectPath: [PayrollRow.Level] {
            let levels =
                [PayrollRow.Level(number: self[.projectNumber], title: self[.project])]
                + PayrollColumn.subProjects.map { .init(number: self[$0.number], title: self[$0.title]) }
            return Array(levels.prefix { !$0.title.isEmpty || !$0.number.isEmpty })
        }

        func time(_ column: PayrollColumn) throws(Problem) -> LocalTime {
            if let time = LocalTime(self[column]) { return time }
            throw Problem(message: "row \(number): \(column.rawValue) is no YYYY-MM-DD HH:mm:ss")
        }

        /// A number, nil for an empty cell.
        func number(_ column: PayrollColumn) throws(Problem) -> Double? {
            if self[column].isEmpty { return nil }
            if let value = Double(self[column]), value.isFinite { return value }
            throw Problem(message: "row \(number): \(column.rawValue) is no number")
        }
    }
}
