import Foundation
import Testing

@testable import Busybusy

struct PayrollReaderTests {
    static let header = PayrollColumn.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ",")

    /// A row of the export as it writes them: every cell in quotes.
    static func row(_ cells: [PayrollColumn: String]) -> String {
        let usual: [PayrollColumn: String] = [
            .id: "abc00", .employeeID: "103", .firstName: "Bo", .lastName: "Diaz", .date: "06/08/2026",
            .start: "2026-06-08 06:40:00", .end: "2026-06-08 10:40:00", .hours: "4.000000", .wageType: "REG",
            .customer: "Ann Lee", .project: "Ann Lee", .equipmentMakeModel: " ",
        ]
        let merged = usual.merging(cells) { $1 }
        return PayrollColumn.allCases
            .map { "\"" + (merged[$0] ?? "").replacing("\"", with: "\"\"") + "\"" }
            .joined(separator: ",")
    }

    private func rows(_ lines: String...) throws -> [PayrollRow] {
        try PayrollReader.rows(Data((lines.joined(separator: "\n") + "\n").utf8))
    }

    private func problem(_ body: String) -> String? {
        do {
            _ = try PayrollReader.rows(Data(body.utf8))
            return nil
        } catch {
            return error.message
        }
    }

    @Test func thereAre45Columns() {
        #expect(PayrollColumn.allCases.count == 45)
        #expect(PayrollColumn.allCases.first == .id && PayrollColumn.allCases.last == .description)
    }

    @Test func aHeaderAloneMeansThatNobodyWorked() throws {
        #expect(try rows(Self.header).isEmpty)
    }

    @Test func aRowIsRead() throws {
        let found = try rows(
            Self.header,
            Self.row([
                .wage: "31.50", .breakHours: "0.5", .projectNumber: "92082", .subProject1: "Garage",
                .subProject1Number: "92082-1", .costCode: "07 31 13", .description: "Tore off \"north\" side,\nhauled",
            ])
        )
        let row = try #require(found.first)
        #expect(found.count == 1)
        #expect(row.employeeID == "103" && row.wage == 31.5 && row.breakHours == 0.5 && row.seconds == 14_400)
        #expect(row.start.description == "2026-06-08 06:40:00" && row.end.hour == 10)
        #expect(row.projectPath.map(\.title) == ["Ann Lee", "Garage"])
        #expect(row.projectPath.map(\.number) == ["92082", "92082-1"])
        #expect(row.description == "Tore off \"north\" side,\nhauled")
        #expect(row.cells[.equipmentMakeModel] == "")
    }

    @Test func workOnNoProjectHasNoPath() throws {
        #expect(try rows(Self.header, Self.row([.project: ""]))[0].projectPath.isEmpty)
    }

    @Test func hoursThatWereCutOffGiveWholeSeconds() throws {
        // 10 minutes are 0.1666… hours, and the export cuts off after six decimals.
        #expect(try rows(Self.header, Self.row([.hours: "0.166666"]))[0].seconds == 600)
        #expect(try rows(Self.header, Self.row([.hours: "0.016666"]))[0].seconds == 60)
    }

    @Test func anEmptyLastCellWithoutALineEndIsStillACell() throws {
        let body = Self.header + "\n" + Self.row([:])
        #expect(try PayrollReader.rows(Data(body.utf8)).count == 1)
    }

    @Test func aColumnOrderOfItsOwnIsRead() throws {
        let columns = Array(PayrollColumn.allCases.reversed())
        let cells = [PayrollColumn: String](
            uniqueKeysWithValues: zip(PayrollColumn.allCases, Self.row([:]).dropFirst().dropLast().components("\",\""))
        )
        let header = columns.map { "\"\($0.rawValue)\"" }.joined(separator: ",")
        let line = columns.map { "\"\(cells[$0] ?? "")\"" }.joined(separator: ",")
        #expect(try rows(header, line)[0].employeeID == "103")
    }

    @Test(arguments: [
        ("", "not even the header"),
        ("\"Id\",\"Date\"\n", "missing: CreatedBy"),
        (header.replacing("\"Hours\"", with: "\"HoursWorked\"") + "\n", "missing: Hours; unknown: HoursWorked"),
        (header + ",\"Tip\"\n", "unknown: Tip"),
        (header + ",\"Id\"\n", "twice"),
        (header + "\n\"a\",\"b\"\n", "row 1 has 2 cells instead of 45"),
        (header + "\n" + row([.hours: "many"]) + "\n", "row 1: Hours is no number"),
        (header + "\n" + row([.hours: ""]) + "\n", "row 1: Hours is empty"),
        (header + "\n" + row([:]) + "\n" + row([.start: "06/08/2026"]) + "\n", "row 2: Start is no YYYY-MM-DD"),
        (header + "\n" + row([.end: "2026-02-30 10:00:00"]) + "\n", "row 1: End is no YYYY-MM-DD"),
        ("<html><body>Sign in</body></html>", "its columns are not those"),
        ("\"Id\"x\n", "it is not CSV"),
    ])
    func aFileThatIsNotQuiteAsKnownIsRefusedWhole(_ body: String, _ expected: String) throws {
        let message = try #require(problem(body))
        #expect(message.contains(expected))
    }

    @Test func bytesThatAreNoTextAreRefused() {
        #expect(throws: PayrollReader.Problem.self) { try PayrollReader.rows(Data([0xFF, 0xFE, 0x00])) }
    }

    @Test func regularAndOvertimeOfOneStretchBelongTogether() throws {
        let found = try rows(
            Self.header,
            Self.row([.id: "aa00", .hours: "1.5"]),
            Self.row([.id: "aa01", .hours: "2.5", .wageType: "OT1"]),
            Self.row([.id: "bb00", .start: "2026-06-09 06:00:00", .end: "2026-06-09 07:00:00", .hours: "1"])
        )
        let segments = PayrollSegment.segments(of: found)
        #expect(segments.map(\.rows.count) == [2, 1])
        #expect(segments.map(\.regularSeconds) == [5400, 3600])
        #expect(segments.map(\.overtimeSeconds) == [9000, 0])
    }

    @Test func equalStretchesOfTwoPeopleDoNotBelongTogether() throws {
        let found = try rows(
            Self.header,
            Self.row([.id: "aa00"]),
            Self.row([.id: "aa01", .employeeID: "104", .firstName: "Cy"])
        )
        #expect(PayrollSegment.segments(of: found).count == 2)
    }
}

extension StringProtocol {
    fileprivate func components(_ separator: String) -> [String] {
        String(self).components(separatedBy: separator)
    }
}
