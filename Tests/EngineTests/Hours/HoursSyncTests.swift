import Engine
import Foundation
import Mapping
import Records
import Sandbox
import Storage
import TestSupport
import Testing

/// Hours from one sandbox to the other, against what the payroll export says.
@Suite(.timeLimit(.minutes(10))) struct HoursSyncTests {
    private static let mapping =
        MappingDocument.standardYAML + "hours:\n  time-zone: America/Chicago\n  weekly-note: false\n"

    /// 20 November 2026: the clocks changed three weeks ago.
    private static func clock() -> ManualClock {
        let clock = ManualClock()
        clock.advance(60 * 86_400)
        return clock
    }

    private static let weekStart = "2026-11-15"

    @Test func aMonthOfFortyPeopleEqualsTheExportToTheMinute() async throws {
        try await SandboxWorld.with(clock: Self.clock()) {
            $0.contacts = 200
            $0.members = 40
            $0.customerShare = 1
            $0.projectShare = 1
        } _: { world in
            _ = try await world.busybusyControl("life", ["weeks": 5, "people": 40, "projects": 120])
            try await Self.run(world)
            let compared = try await Self.expectHoursOfTheExport(world)
            #expect(compared > 80, "too few projects for this test to mean much")
            try await Self.expectOneWriteAContact(world)

            let before = try await world.writes()
            try await Self.run(world)
            #expect(try await world.writes() == before, "a second run wrote something")

            try await Self.correctPunches(world)
            try await Self.run(world)
            _ = try await Self.expectHoursOfTheExport(world)
            let after = try await world.writes()
            #expect(after > before, "the corrections changed no figure")
            try await Self.run(world)
            #expect(try await world.writes() == after, "a run after the corrections wrote twice")
        }
    }

    @Test func withoutAListOfPunchesTheExportIsReadInTheirPlace() async throws {
        try await SandboxWorld.with(clock: Self.clock()) {
            $0.contacts = 40
            $0.members = 8
            $0.customerShare = 1
            $0.projectShare = 1
        } _: { world in
            _ = try await world.busybusyControl("settings", ["timeEntries": false])
            try await Self.run(world)
            #expect(try await Self.expectHoursOfTheExport(world) > 10)
            #expect(try await world.customFields()["On site now"] == nil, "nobody can tell who is clocked in")
            let before = try await world.writes()
            try await Self.run(world)
            #expect(try await world.writes() == before)

            _ = try await world.busybusyControl("settings", ["timeEntries": true])
            try await Self.correctPunches(world, edits: 6, deletions: 3)
            _ = try await world.busybusyControl("settings", ["timeEntries": false])
            try await Self.run(world)
            _ = try await Self.expectHoursOfTheExport(world)

            // Once punches are listed, they count again, and say the same.
            _ = try await world.busybusyControl("settings", ["timeEntries": true])
            try await Self.run(world)
            _ = try await Self.expectHoursOfTheExport(world)
            #expect(try await world.customFields()["On site now"] != nil)
        }
    }

    // MARK: Steps

    private static func run(_ world: SandboxWorld) async throws {
        let report = try await world.process(mapping: mapping) { try await $0.run() }
        #expect(report.warnings.isEmpty, "\(report.warnings)")
        #expect(report.dispatched.failed == 0)
    }

    /// Late edits, deletions and moves to another project, by the foreman.
    private static func correctPunches(_ world: SandboxWorld, edits: Int = 40, deletions: Int = 15) async throws {
        let query =
            "{ timeEntries(first: 1000, sort: [{createdOn: asc}]) { id projectId startTime endTime deletedOn } }"
        let entries = try #require(try await world.graphQL(query)["timeEntries"] as? [[String: Any]])
        let closed = entries.filter { $0["endTime"] is String && $0["deletedOn"] is NSNull }
        let chosen = stride(from: 0, to: closed.count, by: max(1, closed.count / (edits + deletions))).map {
            closed[$0]
        }
        for (index, entry) in chosen.enumerated() {
            var change: [String: Any] = ["id": try #require(entry["id"])]
            switch index % 4 {
            case 0 where index / 4 < deletions: change["isDeleted"] = true
            case 1: change["endTime"] = try earlier(entry)
            case 2: change["projectId"] = closed[(index * 7) % closed.count]["projectId"]
            default:
                change["breaks"] = [
                    ["startTime": entry["startTime"] ?? NSNull(), "endTime": entry["endTime"] ?? NSNull()]
                ]
            }
            let reply = try await world.busybusyControl("punches", change)
            try #require(reply["id"] is String, "\(reply)")
        }
    }

    /// Seventeen minutes before the punch ended, or when it began if it was shorter.
    private static func earlier(_ entry: [String: Any]) throws -> String {
        let reader = DateFormatter()
        reader.locale = Locale(identifier: "en_US_POSIX")
        reader.dateFormat = "yyyy-MM-dd'T'HH:mmXXXXX"
        let times = try ["startTime", "endTime"].map { try #require(reader.date(from: entry[$0] as? String ?? "")) }
        return max(times[0], times[1].addingTimeInterval(-17 * 60)).formatted(.iso8601)
    }

    // MARK: Comparing

    /// Compares every contact's fields with the export and returns how many projects with work that were.
    private static func expectHoursOfTheExport(_ world: SandboxWorld) async throws -> Int {
        let exported = ExportedHours(csv: try await world.payrollExport(), weekStart: weekStart)
        let contacts = try await world.contactFields()
        let ids = try await world.customFields()
        let titles = try await contactsByTitle(world)
        var compared = 0
        for (title, linked) in titles {
            func minutes(_ name: String) -> Int {
                let id = ids[name] ?? ""
                return linked.map { contacts[$0]?[id] as? Double ?? 0 }.map { Int(($0 * 60).rounded()) }.reduce(0, +)
            }
            let sums = exported.byTitle[title] ?? ExportedHours.Sums()
            #expect(minutes("Hours total") == Int(sums.total.rounded()), "total of \(title)")
            #expect(minutes("Hours regular") == Int(sums.regular.rounded()), "regular of \(title)")
            #expect(minutes("Hours overtime") == Int(sums.overtime.rounded()), "overtime of \(title)")
            #expect(minutes("Hours this week") == Int(sums.thisWeek.rounded()), "this week of \(title)")
            if sums.total > 0 { compared += 1 }
        }
        return compared
    }

    /// The contacts of each root project's title. Titles that a project without a contact has as well are left out.
    private static func contactsByTitle(_ world: SandboxWorld) async throws -> [String: [String]] {
        try await world.process(mapping: mapping) { engine in
            try await engine.store.read { tx in
                var contacts: [String: String] = [:]
                try tx.eachLink(in: .linked, workspace: SyncBench.workspace) { link in
                    if let contact = link.contactID, let project = link.projectID { contacts[project] = contact }
                }
                var byTitle: [String: [String?]] = [:]
                try tx.eachRecord(of: .project, workspace: SyncBench.workspace) { project in
                    byTitle[project["title"].text ?? "", default: []].append(contacts[project.id.remoteID])
                }
                return byTitle.filter { !$0.value.contains(nil) }.mapValues { $0.compactMap(\.self) }
            }
        }
    }

    /// All figures of a contact went out in one write.
    private static func expectOneWriteAContact(_ world: SandboxWorld) async throws {
        let entries = try await world.process(mapping: mapping) { engine in
            try await engine.store.read { try $0.journal(limit: 5000, workspace: SyncBench.workspace) }
        }
        let targets = entries.filter { $0.cause == "the crew's hours changed" }.compactMap(\.targetID)
        #expect(targets.count > 80)
        #expect(Set(targets).count == targets.count)
    }
}
