import Engine
import Testing

@Suite struct MassChangeGuardTests {
    @Test(arguments: [
        (0, 0, true), (2, 2, true), (2, 5, true), (3, 5, false), (3, 14, false), (3, 15, true), (20, 100, true),
        (21, 100, false),
    ])
    func aShareMayGoAndTwoAlways(count: Int, whole: Int, allowed: Bool) {
        #expect(MassChangeGuard(share: 0.2).allows(count, of: whole) == allowed)
    }

    @Test(arguments: [(1, true), (7, true), (8, false)])
    func aConfirmedNumberStandsInForTheShare(count: Int, allowed: Bool) {
        #expect(MassChangeGuard(share: 0, confirmed: 7).allows(count, of: 8) == allowed)
    }

    @Test func aShareOfOneLetsEverythingGo() {
        #expect(MassChangeGuard(share: 1).allows(1000, of: 1000))
    }
}
