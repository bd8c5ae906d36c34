import Testing

@testable import Sandbox

@Suite struct BusybusyZoneTests {
    private let chicago = BusybusyZone("America/Chicago")!

    @Test(arguments: [
        (0, "1969-12-31 18:00:00", "1969-12-31T18:00-06:00"),
        (1_772_956_799, "2026-03-08 01:59:59", "2026-03-08T01:59:59-06:00"),
        (1_772_956_800, "2026-03-08 03:00:00", "2026-03-08T03:00-05:00"),
        (1_793_512_800, "2026-11-01 01:00:00", "2026-11-01T01:00-05:00"),
        (1_793_516_400, "2026-11-01 01:00:00", "2026-11-01T01:00-06:00"),
        (1_709_186_400, "2024-02-29 00:00:00", "2024-02-29T00:00-06:00"),
    ])
    func showsTheWallClock(_ instant: Int, _ export: String, _ offset: String) {
        #expect(chicago.exportText(instant) == export)
        #expect(chicago.offsetText(instant) == offset)
        #expect(BusybusyZone.instant(offset) == instant)
    }

    @Test(arguments: [
        // 02:30 is skipped in spring: as long after the jump, 03:30.
        (20_520, 150, 1_772_958_600), (20_520, 0, 1_772_949_600), (20_521, 0, 1_773_032_400),
        // 01:30 is shown twice in autumn: the first.
        (20_758, 90, 1_793_514_600), (20_758, 0, 1_793_509_200), (20_759, 0, 1_793_599_200),
    ])
    func readsTheWallClock(_ day: Int, _ minute: Int, _ instant: Int) {
        #expect(chicago.instant(day: day, minute: minute) == instant)
    }

    @Test func knowsTheDaysOfTheClockChange() {
        #expect((20_519...20_521).map(chicago.changesClock) == [false, true, false])
        #expect((20_757...20_759).map(chicago.changesClock) == [false, true, false])
        #expect(BusybusyDate.weekday(of: 20_520) == 0)
    }

    @Test(arguments: ["2026-06-08T06:40", "2026-06-08 06:40Z", "2026-13-08T06:40Z", "06:40", ""])
    func refusesOtherForms(_ text: String) {
        #expect(BusybusyZone.instant(text) == nil)
    }
}
