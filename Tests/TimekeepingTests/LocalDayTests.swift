import Foundation
import Testing

@testable import Timekeeping

struct LocalDayTests {
    @Test func daysGoThereAndBackAndAgreeWithFoundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for number in stride(from: -100_000, through: 100_000, by: 97) {
            let day = LocalDay(number: number)
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            #expect(parts.month == day.parts.month && parts.day == day.parts.day && parts.weekday == day.weekday)
            #expect(LocalDay(year: day.parts.year, month: day.parts.month, day: day.parts.day) == day)
        }
    }

    @Test(arguments: [(2026, 2, 29), (2026, 13, 1), (2026, 0, 1), (2026, 4, 31), (2026, 1, 0), (1900, 2, 29)])
    func daysThatAreNone(_ year: Int, _ month: Int, _ day: Int) {
        #expect(LocalDay(year: year, month: month, day: day) == nil)
    }

    @Test func weeksBeginWhereTheyAreTold() throws {
        let friday = try #require(LocalDay(year: 2026, month: 6, day: 12))
        #expect(friday.weekday == 6)
        #expect(friday.last(weekday: 1).description == "2026-06-07")
        #expect(friday.last(weekday: 6) == friday)
        #expect(friday.last(weekday: 7).description == "2026-06-06")
    }

    @Test(arguments: [
        ("2026-06-15", PayPeriod.semimonthly, "2026-06-01"), ("2026-06-16", .semimonthly, "2026-06-16"),
        ("2026-02-28", .semimonthly, "2026-02-16"), ("2026-02-28", .monthly, "2026-02-01"),
    ])
    func periodsOfTheMonth(_ day: String, _ period: PayPeriod, _ start: String) throws {
        let numbers = day.split(separator: "-").compactMap { Int($0) }
        let local = try #require(LocalDay(year: numbers[0], month: numbers[1], day: numbers[2]))
        #expect(period.start(holding: local, firstWeekday: 1).description == start)
    }

    @Test func twoWeeksCountFromTheirAnchorBothWays() throws {
        let anchor = try #require(LocalDay(year: 2026, month: 6, day: 1))
        let period = PayPeriod.biweekly(anchor: anchor)
        for (offset, expected) in [(0, 0), (13, 0), (14, 14), (-1, -14), (-14, -14), (-15, -28)] {
            let day = LocalDay(number: anchor.number + offset)
            #expect(period.start(holding: day, firstWeekday: 1).number == anchor.number + expected)
        }
    }

    @Test(arguments: ["America/Denver", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu", "UTC"])
    func aDayEndsWhereTheNextBegins(_ zone: String) throws {
        let calendar = WorkCalendar(timeZone: try #require(TimeZone(identifier: zone)))
        var moment = Date(timeIntervalSince1970: 1_500_000_000)
        for _ in 0..<800 {
            let end = calendar.endOfDay(of: moment)
            #expect(calendar.day(of: end.addingTimeInterval(-1)) == calendar.day(of: moment))
            #expect(calendar.day(of: end).number == calendar.day(of: moment).number + 1)
            moment = moment.addingTimeInterval(50_021)
        }
    }
}
