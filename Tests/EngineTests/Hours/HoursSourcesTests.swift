import Busybusy
import Foundation
import Records
import Storage
import Testing
import Timekeeping

@testable import Engine

/// What is read when, and how it is understood.
@Suite struct HoursSourcesTests {
    private let now = Date(timeIntervalSince1970: 1_790_000_000)

    /// Hours since the last whole read, and whether only the window is read.
    @Test(arguments: [(nil, false), (1.0, true), (23.9, true), (24.0, false), (-1.0, false)] as [(Double?, Bool)])
    func theWholeIsReadOnceADay(hours: Double?, readsWindow: Bool) {
        let last = hours.map { now.addingTimeInterval(-$0 * 3600) }
        let start = ScanWindow(days: 45).start(lastWholeScan: last, now: now)
        #expect(start == (readsWindow ? now.addingTimeInterval(-45 * 86_400) : nil))
    }

    @Test func aPunchKeepsItsTimesOnTheWayThroughTheMirror() throws {
        var entry = TimeEntry(id: "e1")
        entry.memberID = "m1"
        entry.projectID = "p1"
        entry.startTime = BusybusyDate.zoned("2026-06-08T06:40-07:00")
        entry.endTime = BusybusyDate.zoned("2026-06-08T15:10-07:00")
        entry.breaks = [
            TimeEntryBreak(id: "b1", startTime: BusybusyDate.zoned("2026-06-08T12:00-07:00"), endTime: nil)
        ]
        let record = Record(timeEntry: entry)
        #expect(record["start"] == "2026-06-08T06:40:00-07:00")
        #expect(record.owner == "p1")
        let data = try JSONEncoder().encode(record)
        let punch = try #require(Punch(try JSONDecoder().decode(Record.self, from: data)))
        #expect(punch.start == entry.startTime?.date && punch.end == entry.endTime?.date)
        #expect(punch.breaks == [Punch.Break(start: Date(timeIntervalSince1970: 1_780_945_200), end: nil)])
        #expect((punch.personID, punch.projectID) == ("m1", "p1"))
    }

    @Test func anEndThatCannotBeReadMakesNobodyClockedIn() {
        let id = RecordID(.timeEntry, "e1")
        let fields: [FieldName: Value] = ["memberID": "m1", "start": "2026-06-08T06:40-07:00"]
        #expect(Punch(Record(id: id, fields: fields))?.end == nil)
        #expect(Punch(Record(id: id, fields: fields.merging(["end": "soon"]) { $1 })) == nil)
        #expect(Punch(Record(id: id, fields: ["memberID": "m1"])) == nil)
    }

    @Test func subProjectsCountForTheirRoot() {
        let tree = ProjectTree([
            project("r", "Root"), project("s", "Second", owner: "r"), project("t", "Third", owner: "s"),
            project("x", "Loop", owner: "y"), project("y", "Loop", owner: "x"),
        ])
        #expect(tree.root(of: "t") == "r")
        #expect(tree.root(of: "r") == "r")
        #expect(tree.root(of: "unknown") == "unknown")
        #expect(["x", "y"].contains(tree.root(of: "x")))
        #expect(tree.byRoot(["r": 1, "s": 2, "t": 4], +) == ["r": 7])
    }

    /// What the export says of a project, and which it is.
    @Test(
        arguments: [
            ("17", "whatever", "a"), ("", "  roof   MAIN st ", "b"), ("99", "Roof Main St", "b"), ("", "Twin", nil),
            ("", "Kept", "e"), ("", "", nil), ("", "Nobody's", nil),
        ] as [(String, String, String?)]
    )
    func theExportsProjectsAreFound(number: String, title: String, id: String?) {
        let tree = ProjectTree([
            project("a", "Roof A", number: "17"), project("b", "Roof Main St"), project("c", "Twin"),
            project("d", "Twin"), project("e", "Kept"), project("f", "Kept", isArchived: true),
            project("s", "Nobody's", owner: "a"),
        ])
        #expect(tree.rootFinder.root(number: number, title: title) == id)
    }

    private func project(
        _ id: String,
        _ title: String,
        number: String? = nil,
        owner: String? = nil,
        isArchived: Bool = false
    ) -> Record {
        Record(
            id: RecordID(owner == nil ? .project : .subProject, id),
            fields: ["title": .text(title), "number": Value(number)],
            isArchived: isArchived,
            owner: owner
        )
    }

    @Test func monthsOfThePayrollAreReadWhenTheyMayHaveChanged() throws {
        let (oldest, today) = (try day(2026, 5, 20), try day(2026, 9, 21))
        func due(_ readAt: [String: Date]) -> [String] {
            PayrollMonth.due(
                from: oldest,
                to: today,
                readDays: 45,
                readAt: readAt.mapValues { Milliseconds($0) },
                now: now
            ).map { "\($0.first)..\($0.last)" }
        }
        let all = ["2026-05-01..2026-05-31", "2026-06-01..2026-06-30", "2026-07-01..2026-07-31"]
        let late = ["2026-08-01..2026-08-31", "2026-09-01..2026-09-30"]
        #expect(due([:]) == all + late)
        let months = ["2026-05-01", "2026-06-01", "2026-07-01", "2026-08-01", "2026-09-01"]
        let hourAgo = Dictionary(uniqueKeysWithValues: months.map { ($0, now.addingTimeInterval(-3600)) })
        #expect(due(hourAgo) == late)
        #expect(due(hourAgo.mapValues { $0.addingTimeInterval(-86_400) }) == all + late)
        #expect(due(hourAgo.filter { $0.key != "2026-06-01" }) == [all[1]] + late)
    }

    private func day(_ year: Int, _ month: Int, _ day: Int) throws -> LocalDay {
        try #require(LocalDay(year: year, month: month, day: day))
    }
}
