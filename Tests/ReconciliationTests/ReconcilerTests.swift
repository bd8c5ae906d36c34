import Mapping
import Reconciliation
import Records
import Testing

@Suite struct ReconcilerTests {
    private let ana: [FieldName: Value] = [
        "name": "Ana  Lopez", "phone": "(312) 555-0147", "address1": "12 Main St", "email": "ana@example.com",
    ]

    private func plan(
        contact: Record? = nil,
        project: Record? = nil,
        _ change: (inout MappingDocument) -> Void = { _ in }
    ) throws -> PairPlan {
        let subject = try #require(contact?.id ?? project?.id)
        let situation = Situation(
            subject: subject,
            contact: contact.map(Sighting.present) ?? .none,
            project: project.map(Sighting.present) ?? .none,
            link: nil
        )
        return Reconciler(mapping: try Fixture.mapping(change)).plan(situation)
    }

    // MARK: A contact without a project

    @Test func `a contact in scope becomes a project with its values, its marker and a base`() throws {
        let plan = try plan(contact: Fixture.contact("c1", ana))
        #expect(plan.linkChange == .begin(RecordID(.contact, "c1"), wasInScope: true))
        #expect(plan.reviewItems.isEmpty)
        #expect(plan.label == "Ana  Lopez")
        let write = try #require(plan.writes.first)
        #expect(plan.writes.count == 1)
        #expect(write.kind == .project)
        #expect(write.system == .busybusy)
        #expect(write.action == .create)
        #expect(write.targetID == nil)
        #expect(write.marker == "ghl:c1")
        #expect(write.reason == "tagged customer, has no project")
        #expect(
            write.changes == [
                FieldChange(field: "title", from: nil, to: "Ana Lopez"),
                FieldChange(field: "customer", from: nil, to: "Ana Lopez"),
                FieldChange(field: "phone", from: nil, to: "+13125550147"),
                FieldChange(field: "address1", from: nil, to: "12 Main St"),
            ]
        )
        #expect(write.base["phone"] == BasePair(contact: "(312) 555-0147", project: "+13125550147"))
        #expect(write.base["city"] == BasePair(contact: nil, project: nil))
    }

    @Test func `a field that goes to HighLevel only is not sent with a new project`() throws {
        let plan = try plan(contact: Fixture.contact("c1", ana)) { $0.fields[2].direction = .toHighLevel }
        #expect(plan.writes.first?.changes.contains { $0.field == "phone" } == false)
        #expect(plan.writes.first?.base["phone"] == BasePair(contact: "(312) 555-0147", project: nil))
    }

    @Test func `a contact without a required value is held with the fields to fill`() throws {
        let plan = try plan(contact: Fixture.contact("c1", ["phone": "312-555-0147", "name": " "]))
        #expect(plan.writes.isEmpty)
        #expect(plan.linkChange == .none)
        #expect(plan.reviewItems.map(\.code) == [.invalid])
        #expect(plan.reviewItems.first?.needsPerson == true)
        #expect(plan.reviewItems.first?.message.contains("neither name nor companyName") == true)
    }

    @Test func `a contact out of scope leads to nothing, and nothing is said of it`() throws {
        #expect(try plan(contact: Fixture.contact("c1", ana, tags: ["lead"])).isNothing)
        let reconciler = Reconciler(mapping: try Fixture.mapping())
        #expect(!reconciler.looksForCounterpart(of: Fixture.contact("c1", ana, tags: ["lead"])))
        #expect(reconciler.looksForCounterpart(of: Fixture.contact("c1", ana)))
    }

    @Test func `a contact that is gone before it had a project leads to nothing`() throws {
        let situation = Situation(subject: RecordID(.contact, "c1"), contact: .gone, project: .none, link: nil)
        #expect(Reconciler(mapping: try Fixture.mapping()).plan(situation).isNothing)
    }

    // MARK: A project without a contact

    @Test func `a project with a customer becomes a contact with tags, and then a task`() throws {
        let project = Fixture.project(
            "p1",
            ["title": "Roof", "customer": "Ana  Lopez", "phone": "312-555-0147", "additionalInfo": "Gate 12"]
        )
        let plan = try plan(project: project)
        #expect(plan.linkChange == .begin(RecordID(.project, "p1"), wasInScope: true))
        #expect(plan.label == "Roof")
        #expect(plan.writes.map(\.action) == [.create, .createTask])
        #expect(plan.writes.map(\.kind) == [.contact, .contact])
        #expect(plan.writes.map(\.marker) == ["busybusy:p1", "busybusy:p1"])
        let create = plan.writes[0]
        #expect(
            create.changes == [
                FieldChange(field: "name", from: nil, to: "Ana Lopez"),
                FieldChange(field: "phone", from: nil, to: "+13125550147"),
            ]
        )
        #expect(create.tags == ["customer", "from busybusy"])
        #expect(create.base["title"] == BasePair(contact: "Ana Lopez", project: "Roof"))
        #expect(create.base["customer"] == BasePair(contact: "Ana Lopez", project: "Ana  Lopez"))
        #expect(plan.writes[1].task == NewTask(title: "Complete this customer's details", dueInDays: 1))
    }

    @Test func `without a customer the title names the contact, and without a task none is made`() throws {
        let plan = try plan(project: Fixture.project("p1", ["title": "Ana Lopez", "phone": "312-555-0147"])) {
            $0.newContacts.task = nil
        }
        #expect(plan.writes.map(\.action) == [.create])
        #expect(plan.writes[0].changes.first == FieldChange(field: "name", from: nil, to: "Ana Lopez"))
    }

    @Test func `a project that is nobody's is on the record and needs no person`() throws {
        let nobody = Fixture.project("p1", ["title": "Roof"])
        let plan1 = try plan(project: nobody)
        #expect(plan1.writes.isEmpty)
        #expect(plan1.reviewItems.map(\.code) == [.unclaimed])
        #expect(plan1.reviewItems.first?.needsPerson == false)
        let somebody = Fixture.project("p1", ["title": "Roof", "customer": "Ana"])
        let plan2 = try plan(project: somebody) { $0.newContacts.isEnabled = false }
        #expect(plan2.writes.isEmpty)
        #expect(plan2.reviewItems.first?.message.contains("new-contacts: create") == true)
    }

    @Test(arguments: [
        Fixture.project("p1", ["title": "Shop", "customer": "Ana"]),
        Fixture.project("p1", ["title": "Roof", "customer": "Ana"], isArchived: true),
    ])
    func `a project to skip or archived leads to nothing`(_ project: Record) throws {
        #expect(try plan(project: project).isNothing)
    }

    // MARK: Joining

    private func join(_ contact: Record, _ project: Record, subject: RecordKind) throws -> PairPlan {
        let mapping = try Fixture.mapping()
        let (record, other) = subject == .contact ? (contact, project) : (project, contact)
        let situation = Situation(
            subject: record.id,
            contact: subject == .contact ? .present(contact) : .none,
            project: subject == .project ? .present(project) : .none,
            link: nil,
            candidates: [try #require(Fixture.candidate(other, for: record, mapping))]
        )
        return Reconciler(mapping: mapping).plan(situation)
    }

    @Test(arguments: RecordKind.linked)
    func `a pair that is found is joined, blanks are filled and a difference goes by the policy`(
        _ subject: RecordKind
    ) throws {
        let contact = Fixture.contact("c1", ["name": "Ana Lopez", "phone": "312-555-0147", "city": "Aurora"], tags: [])
        let project = Fixture.project(
            "p1",
            ["title": "ana lopez", "phone": "+13125550147", "address1": "12 Main St", "city": "Boston"]
        )
        let scoped = subject == .contact ? Fixture.contact("c1", contact.fields) : contact
        let plan = try join(scoped, project, subject: subject)
        guard case .join("c1", "p1", .phoneAndName, let base, let wasInScope) = plan.linkChange else {
            Issue.record("\(plan.linkChange)")
            return
        }
        #expect(wasInScope == (subject == .contact))
        #expect(base["title"] == BasePair(contact: "Ana Lopez", project: "ana lopez"))
        #expect(base["phone"] == BasePair(contact: "312-555-0147", project: "+13125550147"))
        #expect(base["city"] == nil)
        #expect(plan.writes.map(\.kind) == [.project, .contact])
        #expect(plan.writes.map(\.action) == [.update, .update])
        #expect(plan.writes[0].targetID == "p1")
        #expect(
            plan.writes[0].changes == [
                FieldChange(field: "city", from: "Boston", to: "Aurora"),
                FieldChange(field: "customer", from: nil, to: "Ana Lopez"),
            ]
        )
        #expect(plan.writes[1].changes == [FieldChange(field: "address1", from: nil, to: "12 Main St")])
    }

    @Test func `an archived project found by its marker is joined and left alone`() throws {
        let project = Fixture.project("p1", ["title": "X", "additionalInfo": "ghl:c1"], isArchived: true)
        for subject in RecordKind.linked {
            let plan = try join(Fixture.contact("c1", ana), project, subject: subject)
            #expect(
                plan.linkChange
                    == .join(contactID: "c1", projectID: "p1", .marker, base: [:], wasInScope: true)
            )
            #expect(plan.writes.isEmpty)
        }
    }

    @Test func `what cannot be told is held with the candidates named`() throws {
        let mapping = try Fixture.mapping()
        let contact = Fixture.contact("c1", ["name": "Ana Lopez"], day: 2)
        let projects = (1...7).map { Fixture.project("p\($0)", ["title": "Ana Lopez"]) }
        let candidates = projects.compactMap { Fixture.candidate($0, for: contact, mapping) }
        let situation = Situation(
            subject: contact.id,
            contact: .present(contact),
            project: .none,
            link: nil,
            candidates: candidates
        )
        let plan = Reconciler(mapping: mapping).plan(situation)
        #expect(plan.linkChange == .none)
        #expect(plan.writes.isEmpty)
        #expect(plan.reviewItems.map(\.code) == [.ambiguous])
        #expect(plan.reviewItems.first?.message.hasPrefix("project p1, project p2") == true)
        #expect(plan.reviewItems.first?.message.contains("and 2 more have the same name") == true)
    }
}

extension PairPlan {
    /// Whether the plan changes nothing and says nothing.
    var isNothing: Bool { linkChange == .none && writes.isEmpty && reviewItems.isEmpty }
}
