import Foundation
import Mapping
import Testing

struct DayStyleTests {
    /// 2026-11-24 05:30 UTC: the evening before in Chicago.
    private let moment = Date(timeIntervalSince1970: 1_795_498_200)

    @Test(arguments: [
        ("US", "11/24/2026"), ("GB", "24/11/2026"), ("AU", "24/11/2026"), ("CA", "2026-11-24"), ("DE", "24.11.2026"),
        ("NO", "24.11.2026"), ("SE", "2026-11-24"), ("PR", "11/24/2026"),
    ])
    func aDayIsWrittenAsTheRegionWritesIt(_ region: String, _ text: String) throws {
        let zone = try #require(TimeZone(identifier: "Europe/London"))
        #expect(DayStyle(region: region).day(of: moment, in: zone) == text)
    }

    @Test(arguments: [
        ("America/Chicago", "11/23/2026"), ("Europe/Berlin", "11/24/2026"), ("Pacific/Auckland", "11/24/2026"),
    ])
    func theDayIsThatOfTheZone(_ name: String, _ text: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        #expect(DayStyle.monthFirst.day(of: moment, in: zone) == text)
    }

    @Test func monthsAndDaysHaveTwoFigures() throws {
        let zone = try #require(TimeZone(identifier: "Europe/London"))
        #expect(DayStyle.dayFirst.day(of: Date(timeIntervalSince1970: 0), in: zone) == "01/01/1970")
    }
}
