import Foundation
import Testing
import Timekeeping

/// Tables of cases: what punches come to, in a zone with summer time.
struct HoursLedgerTests {
    private static let denver = TimeZone(identifier: "America/Denver") ?? .gmt

    /// A moment of Denver's clocks, told in ISO 8601 with its offset.
    private func moment(_ text: String) throws -> Date {
        try Date(text, strategy: .iso8601)
    }

    private func punch(
        _ start: String,
        _ end: String?,
        project: String? = "p",
        person: String = "bo",
        breaks: [(String, String?)] = []
    ) throws -> Punch {
        Punch(
            id: "\(person)-\(start)",
            personID: person,
            projectID: project,
            start: try moment(start),
            end: try end.map(moment),
            breaks: try breaks.map { .init(start: try moment($0.0), end: try $0.1.map(moment)) }
        )
    }

    private func figures(
        _ punches: [Punch],
        now: String = "2026-06-12T18:00:00-06:00",
        rule: OvertimeRule = OvertimeRule(),
        period: PayPeriod = .weekly
    ) throws -> [String?: HoursFigures] {
        let calendar = WorkCalendar(timeZone: Self.denver, payPeriod: period)
        return HoursLedger(calendar: calendar, rule: rule).figures(of: punches, now: try moment(now))
    }

    struct Case: Sendable {
        let name: String
        let start: String
        let end: String
        var breaks: [(String, String?)] = []
        let minutes: Int
    }

    static let cases: [Case] = [
        Case(name: "a morning", start: "2026-06-08T06:40:00-06:00", end: "2026-06-08T10:40:00-06:00", minutes: 240),
        Case(
            name: "with a break",
            start: "2026-06-08T06:00:00-06:00",
            end: "2026-06-08T12:00:00-06:00",
            breaks: [("2026-06-08T09:00:00-06:00", "2026-06-08T09:30:00-06:00")],
            minutes: 330
        ),
        Case(
            name: "breaks that overlap count once",
            start: "2026-06-08T06:00:00-06:00",
            end: "2026-06-08T12:00:00-06:00",
            breaks: [
                ("2026-06-08T09:10:00-06:00", "2026-06-08T09:40:00-06:00"),
                ("2026-06-08T09:00:00-06:00", "2026-06-08T09:30:00-06:00"),
            ],
            minutes: 320
        ),
        Case(
            name: "a break that was not ended lasts to the end",
            start: "2026-06-08T06:00:00-06:00",
            end: "2026-06-08T12:00:00-06:00",
            breaks: [("2026-06-08T11:00:00-06:00", nil)],
            minutes: 300
        ),
        Case(
            name: "a break outside counts only as far as it is inside",
            start: "2026-06-08T06:00:00-06:00",
            end: "2026-06-08T12:00:00-06:00",
            breaks: [
                ("2026-06-08T05:00:00-06:00", "2026-06-08T06:15:00-06:00"),
                ("2026-06-08T13:00:00-06:00", "2026-06-08T14:00:00-06:00"),
            ],
            minutes: 345
        ),
        Case(
            name: "the night in which the clock jumps ahead has an hour less",
            start: "2026-03-07T22:00:00-07:00",
            end: "2026-03-08T06:00:00-06:00",
            minutes: 420
        ),
        Case(
            name: "the night in which the clock goes back has an hour more",
            start: "2026-10-31T22:00:00-06:00",
            end: "2026-11-01T06:00:00-07:00",
            minutes: 540
        ),
        Case(name: "nothing", start: "2026-06-08T06:00:00-06:00", end: "2026-06-08T06:00:00-06:00", minutes: 0),
        Case(
            name: "an end before its begin is no work",
            start: "2026-06-08T06:00:00-06:00",
            end: "2026-06-08T05:00:00-06:00",
            minutes: 0
        ),
    ]

    @Test(arguments: cases)
    func whatAPunchComesTo(_ test: Case) throws {
        let found = try figures([try punch(test.start, test.end, breaks: test.breaks)])
        #expect((found["p"]?.total.total ?? 0) == test.minutes * 60, "\(test.name)")
    }

    @Test func aPunchOverMidnightCountsOnBothDays() throws {
        // Saturday to Sunday, where the week begins: four hours before, three after.
        let night = try punch("2026-06-06T20:00:00-06:00", "2026-06-07T03:00:00-06:00")
        let found = try figures([night], now: "2026-06-07T12:00:00-06:00")["p"]
        #expect(found?.total.total == 7 * 3600)
        #expect(found?.thisWeek.total == 3 * 3600)
        #expect(found?.lastDay?.description == "2026-06-07")
    }

    @Test func theZoneDecidesTheDay() throws {
        // Half past eleven in the evening in Denver is the next day in UTC.
        let late = try punch("2026-06-08T22:30:00-06:00", "2026-06-08T23:30:00-06:00")
        #expect(try figures([late])["p"]?.lastDay?.description == "2026-06-08")
    }

    @Test func anOpenPunchShowsWhoIsThereAndCountsNoTime() throws {
        let found = try figures([
            try punch("2026-06-12T06:00:00-06:00", nil, person: "cy"),
            try punch("2026-06-12T07:00:00-06:00", nil, person: "bo"),
            try punch("2026-06-12T05:00:00-06:00", nil, person: "bo"),
        ])["p"]
        #expect(found?.onSite == ["bo", "cy"])
        #expect(found?.total.total == 0)
        #expect(found?.lastDay?.description == "2026-06-12")
    }

    @Test func workOnNoProjectIsUnderNil() throws {
        let found = try figures([try punch("2026-06-08T06:00:00-06:00", "2026-06-08T07:00:00-06:00", project: nil)])
        #expect(found[nil]?.total.total == 3600)
    }

    /// Five days of nine hours: 45 hours.
    private func week(person: String = "bo", projects: [String]) throws -> [Punch] {
        try zip(8...12, projects).map { day, project in
            let date = "2026-06-" + (day < 10 ? "0" : "") + "\(day)"
            return try punch("\(date)T06:00:00-06:00", "\(date)T15:00:00-06:00", project: project, person: person)
        }
    }

    @Test func overtimeIsWhatIsWorkedLastInTheWeekOnWhicheverProject() throws {
        let found = try figures(try week(projects: ["a", "a", "a", "a", "b"]).shuffled())
        #expect(found["a"]?.total == WorkedSeconds(regular: 36 * 3600))
        #expect(found["b"]?.total == WorkedSeconds(regular: 4 * 3600, overtime: 5 * 3600))
    }

    @Test func overtimeIsCountedPerPersonAndWeek() throws {
        let others = try week(person: "cy", projects: ["a", "a", "a", "a", "a"])
        let sunday = try punch("2026-06-14T06:00:00-06:00", "2026-06-14T10:00:00-06:00", project: "b")
        let found = try figures(try week(projects: ["a", "a", "a", "a", "a"]) + others + [sunday])
        #expect(found["a"]?.total == WorkedSeconds(regular: 80 * 3600, overtime: 10 * 3600))
        #expect(found["b"]?.total == WorkedSeconds(regular: 4 * 3600))
    }

    @Test func aDailyLimitComesFirstAndDoesNotCountTwice() throws {
        let rule = OvertimeRule(weeklySeconds: 40 * 3600, dailySeconds: 8 * 3600)
        let found = try figures(try week(projects: ["a", "a", "a", "a", "a"]), rule: rule)
        #expect(found["a"]?.total == WorkedSeconds(regular: 40 * 3600, overtime: 5 * 3600))
    }

    @Test func withoutARuleThereIsNoOvertime() throws {
        let rule = OvertimeRule(weeklySeconds: nil)
        #expect(try figures(try week(projects: ["a", "a", "a", "a", "a"]), rule: rule)["a"]?.total.overtime == 0)
    }

    @Test func aCorrectedPunchCorrectsTheFigures() throws {
        var punches = try week(projects: ["a", "a", "a", "a", "a"])
        punches[0].end = try moment("2026-06-08T07:00:00-06:00")
        #expect(try figures(punches)["a"]?.total == WorkedSeconds(regular: 37 * 3600))
        punches.removeFirst()
        #expect(try figures(punches)["a"]?.total == WorkedSeconds(regular: 36 * 3600))
    }

    @Test(arguments: [
        (PayPeriod.weekly, "2026-06-07"), (.biweekly(anchor: LocalDay(number: 20_605)), "2026-06-01"),
        (.semimonthly, "2026-06-01"), (.monthly, "2026-06-01"),
    ])
    func onlyWhatLiesInThePayPeriodOfTodayCountsThere(_ period: PayPeriod, _ first: String) throws {
        let dayBefore = try moment("\(first)T12:00:00-06:00").addingTimeInterval(-86_400)
        let inside = try punch("\(first)T06:00:00-06:00", "\(first)T07:00:00-06:00")
        var outside = inside
        outside.start = dayBefore
        outside.end = dayBefore.addingTimeInterval(3600)
        let found = try figures([inside, outside], period: period)["p"]
        #expect(found?.total.total == 7200)
        #expect(found?.thisPayPeriod.total == 3600)
    }

    @Test func customersWithSeveralProjectsAddUp() throws {
        let found = try figures([
            try punch("2026-06-08T06:00:00-06:00", "2026-06-08T07:00:00-06:00", project: "a"),
            try punch("2026-06-12T06:00:00-06:00", nil, project: "b"),
        ])
        let sum = (found["a"] ?? HoursFigures()) + (found["b"] ?? HoursFigures())
        #expect(sum.total.total == 3600 && sum.onSite == ["bo"])
        #expect(sum.lastDay?.description == "2026-06-12")
    }
}
