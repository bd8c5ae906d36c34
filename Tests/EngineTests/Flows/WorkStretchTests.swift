import Foundation
import Records
import Testing

@testable import Engine

@Suite struct WorkStretchTests {
    private func stretch(_ start: String?, _ end: String?) -> WorkStretch? {
        WorkStretch(Record(id: RecordID(.timeEntry, "e1"), fields: ["start": Value(start), "end": Value(end)]))
    }

    @Test(arguments: [
        ("2026-06-08T06:40-07:00", "2026-06-08T15:10-07:00", "Mon 2026-06-08, 06:40 to 15:10"),
        ("2026-06-08T22:00:00-07:00", "2026-06-09T06:00:00-07:00", "Mon 2026-06-08, 22:00 to Tue 2026-06-09, 06:00"),
        ("2026-11-01T00:30:00-05:00", "2026-11-01T08:30:00-06:00", "Sun 2026-11-01, 00:30 to 08:30"),
        ("2026-06-08T06:40:00Z", "2026-06-08T07:00:00Z", "Mon 2026-06-08, 06:40 to 07:00"),
        ("2026-06-08T06:40-07:00", nil, "Mon 2026-06-08, 06:40 until now"),
    ])
    func `it is said as the clock of the site showed it`(_ start: String, _ end: String?, _ text: String) {
        #expect(stretch(start, end)?.description == text)
    }

    @Test func `its end is a moment and a day of the site`() throws {
        let late = try #require(stretch("2026-06-08T20:00-07:00", "2026-06-08T23:30-07:00"))
        #expect(late.endDay == "2026-06-08")
        #expect(late.end == Date(timeIntervalSince1970: 1_780_986_600))
        #expect(stretch("2026-06-08T20:00-07:00", nil)?.end == nil)
    }

    @Test(arguments: [nil, "", "yesterday", "2026-13-08T06:40-07:00"])
    func `what cannot be read is none`(_ start: String?) {
        #expect(stretch(start, "2026-06-08T15:10-07:00") == nil)
    }
}
