import Mapping
import Records
import Testing

@testable import Reconciliation

@Suite struct DecidedFieldTests {
    private static let shown = BasePair(contact: "+13125550147", project: "312-555-0148")

    private func rule(_ direction: FieldRule.Direction = .both) -> FieldRule {
        FieldRule(
            highLevel: ["phone"],
            busybusy: "phone",
            direction: direction,
            transforms: [.phoneNational(region: "US")],
            comparison: .phone(region: "US"),
            conflict: .ask
        )
    }

    private func decision(_ choice: Decision.Choice, _ value: String? = nil) -> Decision {
        Decision(contactID: "c1", field: "phone", choice: choice, value: value, shown: Self.shown)
    }

    private func merge(
        _ decision: Decision,
        contact: Value = Self.shown.contact,
        project: Value = Self.shown.project,
        _ direction: FieldRule.Direction = .both
    ) -> PairMerge {
        let mapping = MappingDocument(name: "m", region: "US", scope: Scope(), fields: [rule(direction)])
        return PairMerge(
            mapping: mapping,
            contact: Record(id: RecordID(.contact, "c1"), fields: ["phone": contact]),
            project: Record(id: RecordID(.project, "p1"), fields: ["phone": project]),
            base: ["phone": BasePair(contact: "+13125550100", project: "(312) 555-0100")],
            decisions: [decision]
        )
    }

    @Test func `HighLevel's value goes to the project, with the person as its actor`() {
        let merge = merge(decision(.highLevel))
        #expect(merge.projectWrite.changes["phone"]?.to == "(312) 555-0147")
        #expect(merge.projectWrite.actor == "person")
        #expect(merge.projectWrite.reasons == ["decided by hand: HighLevel's value"])
        #expect(merge.contactWrite.changes.isEmpty)
        #expect(merge.reviewItems.isEmpty && merge.spent.isEmpty)
    }

    @Test func `busybusy's value goes to the contact`() {
        let merge = merge(decision(.busybusy))
        #expect(merge.contactWrite.changes["phone"]?.to == "+13125550148")
        #expect(merge.contactWrite.actor == "person")
        #expect(merge.projectWrite.changes.isEmpty)
    }

    @Test func `a value of one's own goes to both, and both will have agreed on it`() {
        let merge = merge(decision(.value, "+13125550149"))
        let pair = BasePair(contact: "+13125550149", project: "(312) 555-0149")
        #expect(merge.contactWrite.changes["phone"]?.to == pair.contact)
        #expect(merge.projectWrite.changes["phone"]?.to == pair.project)
        #expect(merge.contactWrite.base["phone"] == pair)
        #expect(merge.projectWrite.base["phone"] == pair)
    }

    @Test func `what one of two writes has done already is not done again`() {
        let merge = merge(decision(.value, "+13125550149"), project: "(312) 555-0149")
        #expect(merge.contactWrite.changes["phone"]?.to == "+13125550149")
        #expect(merge.projectWrite.changes.isEmpty)
        #expect(merge.spent.isEmpty)
    }

    @Test func `a decision that both sides show is spent`() {
        let merge = merge(decision(.highLevel), project: "(312) 555-0147")
        #expect(merge.spent.count == 1)
        #expect(merge.projectWrite.changes.isEmpty && merge.reviewItems.isEmpty)
    }

    @Test func `a value that moved since makes the decision void, and it is asked again`() {
        let merge = merge(decision(.highLevel), project: "312-555-0111")
        #expect(merge.spent.count == 1)
        #expect(merge.projectWrite.changes.isEmpty && merge.contactWrite.changes.isEmpty)
        #expect(merge.reviewItems.map(\.code) == [.conflict])
        #expect(merge.reviewItems.first?.message.contains("decide again") == true)
        #expect(merge.reviewItems.first?.values?.project == "312-555-0111")
    }

    @Test func `another spelling of what was shown is no other value`() {
        #expect(merge(decision(.highLevel), project: "+1 (312) 555-0148").projectWrite.changes["phone"] != nil)
    }

    @Test func `a decision goes nowhere that the mapping does not carry the field to`() {
        let merge = merge(decision(.busybusy), .toBusybusy)
        #expect(merge.contactWrite.changes.isEmpty)
        #expect(merge.reviewItems.first?.message.contains("to-busybusy only") == true)
    }
}
