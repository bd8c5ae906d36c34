import Foundation
import Reconciliation
import Records
import Testing
import Timekeeping

@testable import Engine

@Suite struct WeeklyNotesTests {
    private let calendar = WorkCalendar(timeZone: .gmt)
    /// A Wednesday; its week began on Sunday the 20th.
    private let now = Date(timeIntervalSince1970: 1_790_164_800)
    private func day(_ month: Int, _ day: Int) throws -> LocalDay {
        try #require(LocalDay(year: 2026, month: month, day: day))
    }

    private func writes(
        _ weeks: [LocalDay: HoursBook.Week],
        _ copies: [Copy] = [],
        now: Date? = nil
    ) -> [PlannedWrite] {
        let byID = Dictionary(copies.map { ($0.id.sourceID, $0) }, uniquingKeysWith: { $1 })
        return WeeklyNotes(copies: byID, calendar: calendar, now: now ?? self.now)
            .writes(contactID: "c1", weeks: weeks) { ["m1": "Ana Ortiz", "m2": "Bo Lind"][$0] ?? "?" }
    }

    private func copy(of week: LocalDay, _ content: String, isGone: Bool = false) -> Copy {
        Copy(
            id: CopyID(.weeklySummary, "c1/\(week)"),
            target: RecordID(.note, "n1"),
            owner: "c1",
            content: content,
            isGone: isGone
        )
    }

    private let work: HoursBook.Week = [
        "m2": WorkedSeconds(regular: 7200), "m1": WorkedSeconds(regular: 144_000, overtime: 5400),
    ]
    private let body = """
        Hours from 2026-09-13 to 2026-09-19: 43.50, of which overtime 1.50
        - Ana Ortiz: 41.50, of which overtime 1.50
        - Bo Lind: 2.00

        [Tenon: hours of the week 2026-09-13]
        """

    @Test func theLastWeekThatEndedGetsANote() throws {
        let weeks = [try day(9, 6): work, try day(9, 13): work, try day(9, 20): work]
        let writes = writes(weeks)
        #expect(writes.map(\.action) == [.createNote])
        #expect(writes.first?.note == NoteDraft(body: body))
        #expect(writes.first?.copy == CopyDraft(CopyID(.weeklySummary, "c1/2026-09-13"), content: body))
        #expect(writes.first?.marker.map(body.contains) == true)
    }

    @Test func aWeekWithoutWorkGetsNone() throws {
        #expect(writes([:]).isEmpty)
        #expect(writes([try day(9, 13): ["m1": WorkedSeconds()]]).isEmpty)
    }

    @Test func whatWasWrittenIsNotWrittenAgain() throws {
        #expect(writes([try day(9, 13): work], [copy(of: try day(9, 13), body)]).isEmpty)
    }

    @Test func aLateEditCorrectsTheNoteAndDeletedWorkEmptiesIt() throws {
        var edited = work
        edited["m2"] = WorkedSeconds(regular: 3600)
        let write = try #require(writes([try day(9, 13): edited], [copy(of: try day(9, 13), body)]).first)
        #expect(write.action == .updateNote)
        #expect(write.note?.id == "n1" && write.note?.replaced == body)
        #expect(write.note?.body.contains("Bo Lind: 1.00") == true)
        let emptied = try #require(writes([:], [copy(of: try day(9, 13), body)]).first)
        #expect(emptied.note?.body.hasPrefix("Hours from 2026-09-13 to 2026-09-19: 0.00\n\n") == true)
    }

    @Test func aNoteThatAPersonTookAwayStaysAway() throws {
        #expect(writes([try day(9, 13): work], [copy(of: try day(9, 13), "older", isGone: true)]).isEmpty)
    }

    @Test func weeksThatNobodyRanTenonInAreMadeUpFor() throws {
        let weeks = [try day(8, 30): work, try day(9, 6): work, try day(9, 13): work]
        let writes = writes(
            weeks,
            [copy(of: try day(8, 30), WeeklyNotes.body(try day(8, 30), work) { $0 == "m1" ? "Ana Ortiz" : "Bo Lind" })]
        )
        #expect(writes.compactMap(\.copy?.id.sourceID) == ["c1/2026-09-06", "c1/2026-09-13"])
    }

    @Test func aWeekEndsWhenTheNextBegins() throws {
        let saturday = Date(timeIntervalSince1970: 1_790_467_199)
        let weeks = [try day(9, 20): work]
        #expect(writes(weeks, now: saturday).isEmpty)
        #expect(writes(weeks, now: saturday.addingTimeInterval(1)).count == 1)
    }
}
