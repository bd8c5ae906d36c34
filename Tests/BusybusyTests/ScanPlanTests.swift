import Foundation
import Testing

@testable import Busybusy

@Suite struct ScanPlanTests {
    private static let now = Date(timeIntervalSince1970: 1_780_000_000)

    private static func ago(_ seconds: Double?) -> Date? { seconds.map { now.addingTimeInterval(-$0) } }

    /// The operator, seconds since the last scan and the last full one, and why everything is read.
    @Test(
        arguments: [
            (nil, 60, 60, .noOperator), ("gte", nil, nil, .firstScan), ("gte", 60, nil, .firstScan),
            ("gte", 60, 3600, .due), ("gte", -60, 60, .clockWentBack), ("gte", 60, -60, .clockWentBack),
            ("gte", 60, 3599, nil), ("gte", 0, 0, nil),
        ] as [(String?, Double?, Double?, ScanPlan.Reason?)]
    )
    func whenEverythingIsRead(_ name: String?, _ last: Double?, _ full: Double?, _ reason: ScanPlan.Reason?) {
        let plan = ScanPlan.next(
            operatorName: name,
            lastScan: Self.ago(last),
            lastFullScan: Self.ago(full),
            now: Self.now
        )
        if let reason {
            #expect(plan == .full(reason) && plan.showsAbsence)
            #expect(plan.filter(.roots) == .roots)
        } else {
            #expect(!plan.showsAbsence)
        }
    }

    @Test func anIncrementalScanGoesBackBehindTheLastOne() throws {
        let plan = ScanPlan.next(
            operatorName: "gte",
            lastScan: Self.ago(60),
            lastFullScan: Self.ago(120),
            now: Self.now,
            overlap: .seconds(600)
        )
        let filter = plan.filter(.roots)
        #expect(filter.changedSince?.moment == Self.ago(660))
        let data = try JSONEncoder().encode(filter)
        let fields = try #require(try JSONSerialization.jsonObject(with: data) as? [String: [String: Any]])
        #expect(fields["updatedOn"]?["gte"] as? String == "2026-05-28T20:15:40")
        #expect(fields["depth"]?["equal"] as? Int == 1)
    }
}
