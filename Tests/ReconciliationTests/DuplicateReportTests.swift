import Mapping
import Reconciliation
import Records
import Testing

@Suite struct DuplicateReportTests {
    @Test func `a duplicate is reported with both records and what to do, and nothing is merged`() throws {
        let fields: [FieldName: Value] = ["name": "Ana Lopez", "phone": "+13125550147"]
        let (elder, younger) = (Fixture.contact("c1", fields, day: 1), Fixture.contact("c2", fields, day: 2))
        let mapping = try Fixture.mapping()
        let candidate = try #require(Fixture.candidate(elder, for: younger, isLinked: true, mapping))
        let situation = Situation(
            subject: younger.id,
            contact: .present(younger),
            project: .none,
            link: nil,
            candidates: [candidate]
        )
        let plan = Reconciler(mapping: mapping).plan(situation)
        #expect(plan.writes.isEmpty)
        #expect(plan.linkChange == .none)
        let item = try #require(plan.reviewItems.first)
        #expect(item.code == .duplicate)
        for words in ["(contact c1, of ", "(contact c2, of ", "\"Ana Lopez\"", "is joined already", "keep contact c1"] {
            #expect(item.message.contains(words), "\(words) in: \(item.message)")
        }
    }
}
