import Foundation
import Mapping
import Records
import Testing

@testable import Reconciliation

@Suite struct NewerSideTests {
    private static func date(_ seconds: Double?) -> Date? {
        seconds.map { Date(timeIntervalSince1970: 1_790_000_000 + $0) }
    }

    @Test(
        arguments: [
            (0, -3600, .highLevel), (-3600, 0, .busybusy), (0, -61, .highLevel), (0, 61, .busybusy),
            (0, 0, nil), (0, -60, nil), (0, 60, nil), (nil, 0, nil), (0, nil, nil), (nil, nil, nil),
        ] as [(Double?, Double?, RemoteSystem?)]
    )
    func `the newer record wins, and nobody does within the clocks' skew or without a moment`(
        _ contact: Double?,
        _ project: Double?,
        _ expected: RemoteSystem?
    ) {
        #expect(NewerSide.of(contact: Self.date(contact), project: Self.date(project)) == expected)
    }

    private func merge(contact: String?, project: String?) -> PairMerge {
        let rule = FieldRule(highLevel: ["city"], busybusy: "city", comparison: .name, conflict: .newest)
        let mapping = MappingDocument(name: "m", region: "US", scope: Scope(), fields: [rule])
        return PairMerge(
            mapping: mapping,
            contact: Record(id: RecordID(.contact, "c1"), fields: ["city": "Aurora"], revision: contact),
            project: Record(id: RecordID(.project, "p1"), fields: ["city": "Boston"], revision: project),
            base: ["city": BasePair(contact: "Old", project: "Old")]
        )
    }

    @Test func `a conflict goes to the side that was changed last`() {
        let toProject = merge(contact: "2026-01-02T03:10:00.000Z", project: "2026-01-02T03:04:05Z")
        #expect(toProject.projectWrite.changes["city"]?.to == "Aurora")
        #expect(toProject.projectWrite.reasons == ["both sides changed city; HighLevel was changed last"])
        let toContact = merge(contact: "2026-01-02T03:00:00.000Z", project: "2026-01-02T03:04:05Z")
        #expect(toContact.contactWrite.changes["city"]?.to == "Boston")
        #expect(toContact.projectWrite.changes.isEmpty)
    }

    @Test(
        arguments: [
            ("2026-01-02T03:04:40.000Z", "2026-01-02T03:04:05Z"), (nil, "2026-01-02T03:04:05Z"),
            ("2026-01-02T03:04:40.000Z", nil),
        ] as [(String?, String?)]
    )
    func `a conflict of which nobody can tell is asked about`(_ contact: String?, _ project: String?) {
        let merge = merge(contact: contact, project: project)
        #expect(merge.reviewItems.map(\.code) == [.conflict])
        #expect(merge.reviewItems.first?.message.contains("cannot be told") == true)
        #expect(merge.contactWrite.changes.isEmpty && merge.projectWrite.changes.isEmpty)
    }
}
