import Foundation
import Testing

@testable import HighLevel

@Suite struct DateZoneTests {
    private static func zone(_ name: String) throws -> TimeZone { try #require(TimeZone(identifier: name)) }

    @Test(
        arguments: [
            (0, "Europe/London", "1970-01-01T01:00:00+01:00"), (0, "America/Boise", "1969-12-31T17:00:00-07:00"),
            (0, "Asia/Kathmandu", "1970-01-01T05:30:00+05:30"), (0.9, "GMT", "1970-01-01T00:00:00+00:00"),
            (1_625_443_200, "America/Boise", "2021-07-04T18:00:00-06:00"),
            (1_625_443_200, "America/St_Johns", "2021-07-04T21:30:00-02:30"),
        ] as [(Double, String, String)]
    )
    func theTimeOnTheClocksOfAZone(_ seconds: Double, _ name: String, _ expected: String) throws {
        let date = Date(timeIntervalSince1970: seconds)
        #expect(HighLevelDate.format(date, in: try Self.zone(name)) == expected)
        #expect(HighLevelDate.parse(expected) == Date(timeIntervalSince1970: seconds.rounded(.down)))
    }

    @Test(
        arguments: [
            ("2021-07-16 11:00:00", "America/Boise", "2021-07-16T17:00:00Z"),
            ("2021-01-16 11:00:00", "America/Boise", "2021-01-16T18:00:00Z"),
            ("2021-07-16T11:00:00+05:30", "America/Boise", "2021-07-16T05:30:00Z"),
            ("2021-07-16T11:00:00Z", "America/Boise", "2021-07-16T11:00:00Z"),
            ("2021-07-16T11:00", "GMT", "2021-07-16T11:00:00Z"),
            ("2021-07-16", "America/Boise", "2021-07-16T00:00:00Z"),
            ("2021-03-14 03:00:00", "America/Boise", "2021-03-14T09:00:00Z"),
            ("2021-11-07 00:30:00", "America/Boise", "2021-11-07T06:30:00Z"),
        ]
    )
    func aTimeWithoutOffsetIsThatOfTheZone(_ text: String, _ name: String, _ expected: String) throws {
        #expect(HighLevelDate.parse(text, in: try Self.zone(name)) == HighLevelDate.parse(expected))
    }

    @Test func whatIsNoTimeIsNil() throws {
        #expect(HighLevelDate.parse("tomorrow", in: .gmt) == nil && HighLevelDate.parse("", in: .gmt) == nil)
    }

    @Test func appointmentsAreReadInTheLocationsZone() throws {
        let event: Appointment = try decode(
            #"{"id":"e","startTime":"2021-07-16 11:00:00","endTime":1626455400000,"dateAdded":{},"isRecurring":true}"#
        )
        let zone = try Self.zone("America/Boise")
        #expect(event.start(in: zone) == HighLevelDate.parse("2021-07-16T17:00:00Z"))
        #expect(event.end(in: zone) == HighLevelDate.parse("2021-07-16T17:10:00Z"))
        #expect(event.dateAdded == nil && event.isRecurring)
    }

    @Test(arguments: ["1e300", "-1e300", "253402300800000", "-62135596800001"])
    func aPointInTimeThatNoCalendarHasIsRefused(_ milliseconds: String) throws {
        #expect(throws: DecodingError.self) {
            try decode(#"{"id":"c1","dateAdded":\#(milliseconds)}"#, as: Contact.self)
        }
        #expect(try decode(#"{"id":"c1","dateOfBirth":\#(milliseconds)}"#, as: Contact.self).dateOfBirth == nil)
        let event: Appointment = try decode(#"{"id":"e","startTime":\#(milliseconds)}"#)
        #expect(event.startTime == nil)
    }
}
