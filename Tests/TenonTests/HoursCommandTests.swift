import Foundation
import TestSupport
import Testing

/// What `tenon hours` prints of a week of work, against the payroll export of that week.
@Suite(.timeLimit(.minutes(10))) struct HoursCommandTests {
    private static let zone = "America/Chicago"
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// The mapping that counts hours and writes none of them: the store holds the punches nonetheless.
    private func mapping() async throws -> String {
        let standard = try await TenonProcess.run(["mapping", "show"], scratch: scratch).output
        let hours = "\nhours:\n  time-zone: \(Self.zone)\n  weekly-note: false\n"
        return try scratch.write(standard + hours, to: "mapping.yaml")
    }

    private func hours(_ mapping: String, _ options: [String] = []) async throws -> TenonProcess.Result {
        let arguments = ["hours", "--store", scratch.path("tenon.db"), "--mapping", mapping]
        return try await TenonProcess.run(arguments + options, scratch: scratch)
    }

    @Test func theTableAndTheJSONAgreeWithThePayrollExport() async throws {
        let sandbox = try await SandboxProcess(
            ["--contacts", "30", "--customer-share", "1", "--project-share", "0.8", "--limits", "off"],
            scratch: scratch
        )
        try await sandbox.live(["weeks": 1, "people": 8, "projects": 10, "timeZone": Self.zone])
        let mapping = try await mapping()
        let run = try await TenonProcess.run(
            [
                "sync", "run", "--sandbox", sandbox.readyFile, "--store", scratch.path("tenon.db"), "--mapping",
                mapping,
                "--quiet",
            ],
            scratch: scratch
        )
        #expect(run.status == 0, "\(run.errors)")
        let exported = ExportedHours(csv: try await sandbox.payrollExport(), weekStart: try Self.weekStart())
        let report = try await hours(mapping, ["--format", "json"]).json()
        let rows = try #require(report["rows"] as? [[String: Any]])
        #expect(rows.count > 5, "too little work for this test to mean much")
        try expect(rows, agreeWith: exported)
        let table = try await hours(mapping).output
        for row in rows { try expect(row, in: table) }
        try await expectOnlyOneContact(of: rows, mapping)
    }

    // MARK: Comparing

    private func expect(_ rows: [[String: Any]], agreeWith exported: ExportedHours) throws {
        var minutes: [String: [String: Int]] = [:]
        for row in rows {
            let title = try #require(row["project"] as? String)
            for (name, hours) in try Self.figures(row) {
                minutes[title, default: [:]][name, default: 0] += Int((hours * 60).rounded())
            }
        }
        let worked = exported.byTitle.filter { $0.value.total > 0 }
        #expect(Set(worked.keys) == Set(minutes.filter { $0.value["total"] ?? 0 > 0 }.keys))
        for (title, sums) in worked {
            let found = minutes[title] ?? [:]
            #expect(found["total"] == Int(sums.total.rounded()), "total of \(title)")
            #expect(found["regular"] == Int(sums.regular.rounded()), "regular of \(title)")
            #expect(found["overtime"] == Int(sums.overtime.rounded()), "overtime of \(title)")
            #expect(found["thisWeek"] == Int(sums.thisWeek.rounded()), "this week of \(title)")
        }
    }

    /// The row's line holds its names and its figures, with two decimals and in order.
    private func expect(_ row: [String: Any], in table: String) throws {
        let title = try #require(row["project"] as? String)
        let contact = row["contact"] as? String ?? ""
        let figures = try Self.figures(row)
        let cells = ["total", "regular", "overtime", "thisWeek"].map { String(format: "%.2f", figures[$0] ?? -1) }
        let line = table.split(separator: "\n").first { line in
            let words = line.split(separator: "  ").map { $0.trimmingCharacters(in: .whitespaces) }
            let names = contact.isEmpty ? [title] : [title, contact]
            return Array(words.prefix(names.count + cells.count)) == names + cells
        }
        #expect(line != nil, "\(title): \(cells)\n\(table)")
    }

    private func expectOnlyOneContact(of rows: [[String: Any]], _ mapping: String) async throws {
        let row = try #require(rows.first { $0["contactID"] is String })
        let id = try #require(row["contactID"] as? String)
        let report = try await hours(mapping, ["--contact", id, "--format", "json"]).json()
        let only = try #require(report["rows"] as? [[String: Any]])
        #expect(only.map { $0["projectID"] as? String } == [row["projectID"] as? String])
        #expect(try Self.figures(try #require(only.first)) == Self.figures(row))
    }

    private static func figures(_ row: [String: Any]) throws -> [String: Double] {
        let figures = try #require(row["figures"] as? [String: Any])
        return figures.compactMapValues { $0 as? Double }
    }

    /// The last Sunday in the crews' time zone, `YYYY-MM-DD`.
    private static func weekStart() throws -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: zone))
        let today = Date()
        let weekday = calendar.component(.weekday, from: today)
        let sunday = try #require(calendar.date(byAdding: .day, value: 1 - weekday, to: today))
        let parts = calendar.dateComponents([.year, .month, .day], from: sunday)
        return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    }
}
