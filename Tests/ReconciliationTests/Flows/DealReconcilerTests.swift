import Mapping
import Reconciliation
import Records
import Testing

/// A contact that tells of its opportunity, as reconciliation sees it.
@Suite struct DealReconcilerTests {
    private func mapping(tags: [String] = [], _ fate: Lifecycle.ProjectFate = .keep) throws -> MappingDocument {
        try Fixture.mapping { mapping in
            mapping.scope.contactTags = tags
            mapping.lifecycle.contactLeavesScope = fate
            mapping.flows.jobs = JobRule()
            mapping.fields.append(
                FieldRule(
                    highLevel: ["opportunity.customFields.n"],
                    busybusy: "number",
                    direction: .toBusybusy,
                    comparison: .text
                )
            )
        }
    }

    private func contact(_ number: String?, tags: [String] = []) -> Record {
        let deal = number.map {
            Record(
                id: RecordID(.opportunity, "o1"),
                fields: ["name": "Roof", "status": "won", "pipeline": "Sales", "customFields.n": .text($0)]
            )
        }
        return Fixture.contact("c1", ["name": "Ana Lopez"], tags: tags).telling(of: deal)
    }

    private let project = Fixture.project("p1", ["title": "Ana Lopez", "customer": "Ana Lopez", "number": "J-7"])

    private func plan(_ mapping: MappingDocument, _ contact: Record, wasInScope: Bool = true) -> PairPlan {
        let base: [FieldName: BasePair] = [
            "title": BasePair(contact: "Ana Lopez", project: "Ana Lopez"),
            "customer": BasePair(contact: "Ana Lopez", project: "Ana Lopez"),
            "number": BasePair(contact: "J-7", project: "J-7"),
        ]
        let link = Link(
            id: "l1",
            contactID: "c1",
            projectID: "p1",
            state: .linked,
            base: base,
            wasInScope: wasInScope
        )
        return Reconciler(mapping: mapping).plan(
            Situation(subject: contact.id, contact: .present(contact), project: .present(project), link: link)
        )
    }

    private func firstPlan(_ mapping: MappingDocument, _ contact: Record) -> PairPlan {
        Reconciler(mapping: mapping).plan(
            Situation(subject: contact.id, contact: .present(contact), project: .none, link: nil)
        )
    }

    @Test func `an opportunity makes the project, with its number, and is the reason`() throws {
        let write = try #require(firstPlan(try mapping(), contact("J-7")).writes.first)
        #expect(write.action == .create)
        #expect(write.reason == "opportunity \"Roof\" won in pipeline \"Sales\", has no project")
        #expect(write.changes.contains(FieldChange(field: "number", from: .null, to: "J-7")))
        #expect(firstPlan(try mapping(), contact(nil, tags: ["customer"])).writes.isEmpty)
        let tagged = firstPlan(try mapping(tags: ["customer"]), contact(nil, tags: ["customer"]))
        #expect(tagged.writes.map(\.reason) == ["tagged customer, has no project"])
    }

    @Test func `another number travels, and a lost opportunity takes none away`() throws {
        let changed = plan(try mapping(), contact("J-8")).writes
        #expect(changed.flatMap(\.changes) == [FieldChange(field: "number", from: "J-7", to: "J-8")])
        let lost = plan(try mapping(), contact(nil))
        #expect(lost.writes.isEmpty)
        #expect(lost.reviewItems.isEmpty)
    }

    @Test(
        arguments: [
            ([], "the contact has no opportunity any more that makes a job"),
            (["customer"], "the contact neither carries a tag of the scope nor has an opportunity that makes a job"),
        ] as [([String], String)]
    )
    func `leaving the scope says what is missing`(_ tags: [String], _ reason: String) throws {
        let plan = plan(try mapping(tags: tags, .archiveProject), contact(nil))
        #expect(plan.writes.map(\.action) == [.archive])
        #expect(plan.writes.map(\.reason) == [reason])
    }
}
