import Foundation
import Synchronization
import Testing

@testable import Sandbox

/// The payroll export against cases computed by hand. All times are Chicago's.
@Suite struct PayrollExportTests {
    private let fixture = BusybusyFixture(projects: 3, members: 2)

    /// Takes the population's own punches away.
    private init() throws {
        _ = try fixture.sandbox.service.live(GraphQLValue(json: Data(#"{"weeks":0}"#.utf8)) ?? .null)
    }

    private func punch(_ json: String) throws -> String {
        try fixture.sandbox.service.punch(GraphQLValue(json: Data(json.utf8)) ?? .null)
    }

    /// Adds a punch of the first member on the first project.
    @discardableResult
    private func work(_ start: String, _ end: String?, breaks: [(String, String)] = [], more: String = "") throws
        -> String
    {
        let pauses = breaks.map { #"{"startTime":"\#($0.0)","endTime":"\#($0.1)"}"# }.joined(separator: ",")
        return try punch(
            #"{"memberId":"\#(BusybusyFixture.id(4096))","projectId":"\#(BusybusyFixture.id(0))","#
                + #""startTime":"\#(start)","endTime":\#(end.map { "\"\($0)\"" } ?? "null"),"breaks":[\#(pauses)]\#(more)}"#
        )
    }

    private func export(_ start: String, _ end: String) throws -> [[String: String]] {
        let range = try [start, end].map { try #require(BusybusyStamp.seconds($0.replacing(" ", with: "T"))) }
        let text = fixture.sandbox.service.payrollExport(from: range[0], to: range[1], sees: .all) ?? ""
        var lines = CSVRecords(text, delimiter: CSVRecords.delimiter(of: text)).compactMap(\.cells)
        let header = lines.removeFirst()
        #expect(header == PayrollCSV.columns)
        return lines.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    private func cells(_ rows: [[String: String]], _ columns: String...) -> [[String]] {
        rows.map { row in columns.map { row[$0] ?? "?" } }
    }

    @Test func thereAre45Columns() {
        #expect(PayrollCSV.columns.count == 45)
        #expect(Set(PayrollCSV.columns).count == 45)
    }

    @Test func aDayWithABreak() throws {
        try work(
            "2026-06-08T06:40-05:00",
            "2026-06-08T15:15-05:00",
            breaks: [("2026-06-08T12:00-05:00", "2026-06-08T12:30-05:00")],
            more: #","description":"tore off N side, \"2 sq\" left""#
        )
        let rows = try export("2026-06-08 00:00:00", "2026-06-08 23:59:59")
        #expect(rows.count == 1)
        let row = try #require(rows.first)
        #expect(row["Date"] == "06/08/2026")
        #expect(row["Start"] == "2026-06-08 06:40:00" && row["End"] == "2026-06-08 15:15:00")
        // 8 h 35 min less half an hour: 8.083333…, the rest cut off.
        #expect(row["Hours"] == "8.083333" && row["BreakHours"] == "0.5")
        #expect(row["WageType"] == "REG")
        #expect(row["FirstName"] == "First0" && row["EmployeePosition"] == "Admin" && row["EmployeeId"] == "")
        #expect(row["Customer"] == "Customer 0" && row["Project"] == "Project 0" && row["SubProject1"] == "")
        #expect(row["EquipmentMakeModel"] == " ")
        #expect(row["Description"] == "tore off N side, \"2 sq\" left")
        #expect(row["SafetySignOffInjured"] == "")
    }

    @Test func everyCellIsQuotedAndLinesEndWithLF() throws {
        try work("2026-06-08T06:40-05:00", "2026-06-08T15:15-05:00")
        let service = fixture.sandbox.service
        let text = try #require(service.payrollExport(from: 1_780_876_800, to: 1_780_963_199, sees: .all))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 3 && lines[2].isEmpty && !text.contains("\r"))
        #expect(lines[1].components(separatedBy: "\",\"").count == 45)
        #expect(lines[1].hasPrefix("\"") && lines[1].hasSuffix("\""))
    }

    @Test func midnightCutsAPunch() throws {
        try work(
            "2026-06-08T22:00-05:00",
            "2026-06-10T01:30-05:00",
            breaks: [("2026-06-08T23:45-05:00", "2026-06-09T00:15-05:00")]
        )
        let rows = try export("2026-06-08 00:00:00", "2026-06-10 23:59:59")
        #expect(
            cells(rows, "Date", "Start", "End", "Hours", "BreakHours") == [
                ["06/08/2026", "2026-06-08 22:00:00", "2026-06-09 00:00:00", "1.75", "0.25"],
                ["06/09/2026", "2026-06-09 00:00:00", "2026-06-10 00:00:00", "23.75", "0.25"],
                ["06/10/2026", "2026-06-10 00:00:00", "2026-06-10 01:30:00", "1.5", "0"],
            ]
        )
        #expect(Set(rows.compactMap { $0["Id"] }).count == 3)
        #expect(try export("2026-06-09 00:00:00", "2026-06-09 23:59:59").count == 1)
    }

    @Test func theClocksGoForward() throws {
        try work("2026-03-07T21:00-06:00", "2026-03-08T05:00-05:00")
        let rows = try export("2026-03-07 00:00:00", "2026-03-08 23:59:59")
        #expect(
            cells(rows, "Start", "End", "Hours") == [
                ["2026-03-07 21:00:00", "2026-03-08 00:00:00", "3"],
                ["2026-03-08 00:00:00", "2026-03-08 05:00:00", "4"],
            ]
        )
    }

    @Test func theClocksGoBack() throws {
        try work("2026-10-31T21:00-05:00", "2026-11-01T05:00-06:00")
        let rows = try export("2026-10-31 00:00:00", "2026-11-01 23:59:59")
        #expect(
            cells(rows, "Start", "End", "Hours") == [
                ["2026-10-31 21:00:00", "2026-11-01 00:00:00", "3"],
                ["2026-11-01 00:00:00", "2026-11-01 05:00:00", "6"],
            ]
        )
    }

    @Test func fortyHoursDivideASegment() throws {
        // Monday to Thursday 9 h 30 min each, 38 hours; on Friday 2 are left of 8.
        for day in 8...11 {
            let date = day < 10 ? "2026-06-0\(day)" : "2026-06-\(day)"
            try work("\(date)T07:00-05:00", "\(date)T16:30-05:00")
        }
        try work(
            "2026-06-12T07:00-05:00",
            "2026-06-12T15:30-05:00",
            breaks: [("2026-06-12T12:00-05:00", "2026-06-12T12:30-05:00")]
        )
        try work("2026-06-13T07:00-05:00", "2026-06-13T09:00-05:00")
        try work("2026-06-14T07:00-05:00", "2026-06-14T09:00-05:00")
        let rows = try export("2026-06-12 00:00:00", "2026-06-14 23:59:59")
        #expect(
            cells(rows, "Start", "End", "Hours", "WageType", "BreakHours") == [
                ["2026-06-12 07:00:00", "2026-06-12 15:30:00", "2", "REG", "0.5"],
                ["2026-06-12 07:00:00", "2026-06-12 15:30:00", "6", "OT1", "0"],
                ["2026-06-13 07:00:00", "2026-06-13 09:00:00", "2", "OT1", "0"],
                // Sunday begins the next week.
                ["2026-06-14 07:00:00", "2026-06-14 09:00:00", "2", "REG", "0"],
            ]
        )
        let ids = rows.compactMap { $0["Id"] }
        #expect(ids[0].dropLast(2) == ids[1].dropLast(2))
        #expect(ids[0].hasSuffix("00") && ids[1].hasSuffix("01"))
        #expect(ids[2].hasSuffix("00"))
    }

    @Test func overtimeEarnsHalfAsMuchAgain() throws {
        let service = fixture.sandbox.service
        service.memory.withLock { memory in
            memory.state.members.update(0) { $0.wages = [BusybusyWage(cents: 2_125, changeDate: 0)] }
        }
        try work("2026-06-08T00:00-05:00", "2026-06-09T18:00-05:00")
        let rows = try export("2026-06-08 00:00:00", "2026-06-09 23:59:59")
        #expect(
            cells(rows, "Hours", "WageType", "Wage", "Cost") == [
                ["24", "REG", "21.25", "510.00"], ["16", "REG", "21.25", "340.00"], ["2", "OT1", "31.875", "63.75"],
            ]
        )
    }

    @Test func theWeekCanBeginOnMonday() throws {
        try fixture.sandbox.service.change(GraphQLValue(json: Data(#"{"weekStart":"monday"}"#.utf8)) ?? .null)
        try work("2026-06-08T00:00-05:00", "2026-06-09T16:00-05:00")
        try work("2026-06-14T07:00-05:00", "2026-06-14T08:00-05:00")
        let rows = try export("2026-06-14 00:00:00", "2026-06-14 23:59:59")
        #expect(cells(rows, "WageType") == [["OT1"]])
    }

    @Test func anEditChangesTheIdAndADeletionTakesTheRow() throws {
        let id = try work("2026-06-08T06:40-05:00", "2026-06-08T15:15-05:00")
        let first = try export("2026-06-08 00:00:00", "2026-06-08 23:59:59")
        #expect(try export("2026-06-08 00:00:00", "2026-06-08 23:59:59") == first)
        fixture.advance(seconds: 60)
        _ = try punch(#"{"id":"\#(id)","endTime":"2026-06-08T15:30-05:00"}"#)
        let second = try export("2026-06-08 00:00:00", "2026-06-08 23:59:59")
        #expect(second.count == 1 && second.first?["Id"] != first.first?["Id"])
        #expect(second.first?["End"] == "2026-06-08 15:30:00")
        _ = try punch(#"{"id":"\#(id)","isDeleted":true}"#)
        #expect(try export("2026-06-08 00:00:00", "2026-06-08 23:59:59").isEmpty)
    }

    @Test func aRunningPunchIsNotExported() throws {
        try work("2026-06-08T06:40-05:00", nil)
        #expect(try export("2026-06-08 00:00:00", "2026-06-08 23:59:59").isEmpty)
    }

    @Test func subProjectsFillTheirLevels() throws {
        let child = try fixture.create("Phase 1", parent: BusybusyFixture.id(0))
        let leaf = try fixture.create("Roof", parent: child)
        _ = try punch(
            #"{"memberId":"\#(BusybusyFixture.id(4097))","projectId":"\#(leaf)","#
                + #""startTime":"2026-06-08T06:40-05:00","endTime":"2026-06-08T07:40-05:00"}"#
        )
        let rows = try export("2026-06-08 00:00:00", "2026-06-08 23:59:59")
        #expect(
            cells(rows, "Project", "SubProject1", "SubProject2", "SubProject3", "Customer")
                == [["Project 0", "Phase 1", "Roof", "", "Customer 0"]]
        )
    }

    @Test(arguments: [(PayrollCSV.Header.renamed, 45), (.added, 46), (.removed, 44)])
    func theHeaderCanDrift(_ header: PayrollCSV.Header, _ count: Int) {
        let row = PayrollCSV.columns.map { _ in "x" }
        let text = PayrollCSV.text([row], header: header)
        let lines = CSVRecords(text, delimiter: CSVRecords.delimiter(of: text)).compactMap(\.cells)
        #expect(lines.map(\.count) == [count, count])
        #expect(lines.first != PayrollCSV.columns)
    }

    @Test(arguments: [(0, "0"), (1, "0.000277"), (3599, "0.999722"), (3600, "1"), (5400, "1.5"), (144_000, "40")])
    func hoursAreCutOff(_ seconds: Int, _ text: String) {
        #expect(PayrollCSV.hours(seconds) == text)
    }

    /// The whole life of a crew, added up two ways: by row, and by punch.
    @Test func theRowsAddUpToThePunches() throws {
        let fixture = BusybusyFixture(projects: 12, members: 12, age: 400)
        let state = fixture.sandbox.service.state
        let closed = state.entries.rows.filter { $0.end != nil && $0.deletedOn == nil }
        let worked = closed.reduce(0) { sum, entry in
            sum + (entry.end ?? 0) - entry.start - entry.breaks.reduce(0) { $0 + ($1.end ?? 0) - $1.start }
        }
        let rows = state.payrollRows(0...Int(BusybusyFixture.start.timeIntervalSince1970), sees: .all)
        let hours = PayrollCSV.columns.firstIndex(of: "Hours") ?? 0
        let sum = rows.reduce(0.0) { $0 + (Double($1[hours]) ?? 0) }
        #expect(closed.count > 100)
        #expect(abs(sum - Double(worked) / 3600) < 0.000_001 * Double(rows.count))
        #expect(rows.allSatisfy { $0.count == 45 })
    }
}
