import Mapping
import Records
import Testing

@testable import Reconciliation

@Suite struct FlipFlopGuardTests {
    @Test(
        arguments: [
            (["X", "Y", "X", "Y"], "X", true), (["Y", "Y", "Y", "Y"], "Y", true),
            (["A", "X", "Y", "X", "Y"], "X", true),
            (["X", "Y", "X"], "Y", false), (["X", "Y", "X", "Z"], "X", false), (["X", "Y", "X", "Y"], "Z", false),
            ([], "X", false),
        ] as [([String], String, Bool)]
    )
    func `the fifth write between two values is held, a new value never`(
        _ past: [String],
        _ next: String,
        _ isHeld: Bool
    ) {
        let values = past.map { Value.text($0) }
        #expect(FlipFlopGuard.standard.isFlipping(values, next: .text(next)) == isHeld)
    }

    private func written(_ kind: RecordKind, _ field: FieldName, _ value: Value) -> FlipFlopGuard.Written {
        FlipFlopGuard.Written(kind: kind, change: FieldChange(field: field, from: nil, to: value))
    }

    private func plan(_ field: FieldName, _ value: Value) -> PairPlan {
        let change = FieldChange(field: field, from: nil, to: value)
        return PairPlan(
            subject: RecordID(.contact, "c1"),
            writes: [PlannedWrite(kind: .project, action: .update, changes: [change], reason: "r")]
        )
    }

    @Test func `writes to both sides count together, in busybusy's spelling, and other fields do not`() throws {
        let mapping = try Fixture.mapping()
        let turns = [
            written(.contact, "phone", "+13125550147"), written(.project, "phone", "312-555-0148"),
            written(.contact, "phone", "+13125550147"), written(.project, "phone", "(312) 555-0148"),
        ]
        let guarded = FlipFlopGuard.standard
        #expect(guarded.flipping(in: plan("phone", "+13125550148"), after: turns, under: mapping) == ["phone"])
        #expect(guarded.flipping(in: plan("city", "Aurora"), after: turns, under: mapping).isEmpty)
        #expect(
            guarded.flipping(in: plan("phone", "+13125550148"), after: Array(turns.dropLast()), under: mapping).isEmpty
        )
    }

    @Test func `a flipping field is held with both values, and the others go on`() throws {
        let mapping = try Fixture.mapping()
        let merge = PairMerge(
            mapping: mapping,
            contact: Fixture.contact("c1", ["name": "Ana", "phone": "+13125550147", "city": "Gary"]),
            project: Fixture.project("p1", ["title": "Ana", "customer": "Ana", "phone": "+13125550148"]),
            base: [
                "title": BasePair(contact: "Ana", project: "Ana"),
                "customer": BasePair(contact: "Ana", project: "Ana"),
                "phone": BasePair(contact: "+13125550148", project: "+13125550148"),
                "city": BasePair(contact: nil, project: nil),
            ],
            flipping: ["phone"]
        )
        #expect(merge.projectWrite.changes.keys.sorted() == ["city"])
        #expect(merge.reviewItems.map(\.code) == [.flipping])
        #expect(merge.reviewItems.first?.values == BasePair(contact: "+13125550147", project: "+13125550148"))
    }
}
