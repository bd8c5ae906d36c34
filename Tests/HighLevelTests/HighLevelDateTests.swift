import Foundation
import Testing

@testable import HighLevel

@Suite struct HighLevelDateTests {
    @Test(arguments: [
        ("2021-07-08T02:30:00.000Z", 1_625_711_400),
        ("2021-07-08T02:30:00Z", 1_625_711_400),
        ("2021-07-08T02:30:00", 1_625_711_400),
        ("2021-07-08 02:30:00", 1_625_711_400),
        ("2021-07-08T02:30Z", 1_625_711_400),
        ("2021-07-08T02:30:00.5Z", 1_625_711_400.5),
        ("2021-07-08T02:30:00+02:00", 1_625_704_200),
        ("2021-07-08T02:30:00-0700", 1_625_736_600),
        ("2021-07-08", 1_625_702_400),
        ("1969-12-31T23:59:59Z", -1),
        ("2024-02-29T00:00:00Z", 1_709_164_800),
    ])
    func accepted(_ text: String, _ seconds: Double) {
        #expect(HighLevelDate.parse(text) == Date(timeIntervalSince1970: seconds))
    }

    @Test(arguments: [
        "", "soon", "2021-07-08T", "2021-13-01", "2023-02-29", "2021-07-08T25:00:00Z", "2021-07-08T02:30:00.Z",
        "2021-07-08T02:30:00+", "2021-07-08T02:30:00Zx", "２０２１-07-08", "2021-7-8",
    ])
    func refused(_ text: String) {
        #expect(HighLevelDate.parse(text) == nil)
    }

    @Test func writtenWithoutAFraction() {
        #expect(HighLevelDate.format(Date(timeIntervalSince1970: 1_625_711_400.9)) == "2021-07-08T02:30:00Z")
    }
}
