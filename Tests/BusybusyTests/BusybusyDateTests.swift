import Foundation
import Testing

@testable import Busybusy

@Suite struct BusybusyDateTests {
    @Test(arguments: [
        ("2026-06-08T13:40:07", 1_780_926_007),
        ("2026-06-08T13:40:07Z", 1_780_926_007),
        ("2026-06-08T13:40:07.250Z", 1_780_926_007.25),
        ("2026-06-08T13:40:07.5", 1_780_926_007.5),
        ("2026-06-08T06:40-07:00", 1_780_926_000),
        ("2026-06-08T13:40Z", 1_780_926_000),
        ("2026-06-08T13:40", 1_780_926_000),
        ("2026-06-08T15:40:07+0200", 1_780_926_007),
        ("1970-01-01T00:00:00", 0),
    ])
    func accepted(_ text: String, _ seconds: Double) {
        #expect(BusybusyDate.parse(text) == Date(timeIntervalSince1970: seconds))
    }

    @Test(arguments: [
        "", "1780926007", "2026-06-31T00:00:00", "2026-06-08T24:00", "2026-06-08T13:40:07.", "06/08/2026",
    ])
    func refused(_ text: String) {
        #expect(BusybusyDate.parse(text) == nil)
    }
}
