import Foundation
import Testing
import Timekeeping

@Suite struct PaidWorkTests {
    private let calendar = WorkCalendar(timeZone: .gmt)
    /// Sunday, 2026-09-20, midnight.
    private let sunday = Date(timeIntervalSince1970: 1_789_862_400)

    private func punch(_ person: String, _ project: String?, from hour: Double, hours: Double) -> Punch {
        let start = sunday.addingTimeInterval(hour * 3600)
        return Punch(
            id: "\(person) \(hour)",
            personID: person,
            projectID: project,
            start: start,
            end: start.addingTimeInterval(hours * 3600)
        )
    }

    @Test func weeksTellProjectsAndPeopleApart() throws {
        let ledger = HoursLedger(calendar: calendar, rule: OvertimeRule(weeklySeconds: 10 * 3600))
        let work = ledger.paidWork(of: [
            punch("a", "p", from: -20, hours: 4), punch("a", "p", from: 8, hours: 8),
            punch("a", "q", from: 32, hours: 5),
            punch("b", "p", from: 9, hours: 1), punch("b", nil, from: 12, hours: 2),
        ])
        let weeks = ledger.weeks(of: work)
        let week = try #require(LocalDay(year: 2026, month: 9, day: 20))
        let before = LocalDay(number: week.number - 7)
        #expect(weeks["p"]?[before] == ["a": WorkedSeconds(regular: 14_400)])
        #expect(weeks["p"]?[week] == ["a": WorkedSeconds(regular: 28_800), "b": WorkedSeconds(regular: 3600)])
        #expect(weeks["q"]?[week] == ["a": WorkedSeconds(regular: 7200, overtime: 10_800)])
        #expect(weeks[nil]?[week] == ["b": WorkedSeconds(regular: 7200)])
    }

    @Test func workThatIsToldApartAlreadyGivesTheSameFigures() {
        let ledger = HoursLedger(calendar: calendar)
        let punches = (0..<6).map { index in
            punch("a", index % 2 == 0 ? "p" : "q", from: Double(index) * 24 + 8, hours: 9)
        }
        let now = sunday.addingTimeInterval(7 * 86_400 - 1)
        let paid = ledger.paidWork(of: punches)
        #expect(ledger.figures(of: paid, open: [], now: now) == ledger.figures(of: punches, now: now))
        #expect(paid.reduce(0) { $0 + $1.worked.total } == 54 * 3600)
    }
}
