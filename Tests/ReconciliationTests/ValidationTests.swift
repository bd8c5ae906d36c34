import Mapping
import Reconciliation
import Records
import Testing

/// What follows when a value fails a check of the mapping, and when a rule's conditions are not met.
@Suite struct ValidationTests {
    private let linked = Link(
        id: "l1",
        contactID: "c1",
        projectID: "p1",
        state: .linked,
        base: [
            "title": BasePair(contact: "Ana", project: "Ana"), "city": BasePair(contact: "Aurora", project: "Aurora"),
        ],
        wasInScope: true
    )
    private let project = Fixture.project("p1", ["title": "Ana", "city": "Aurora"])

    private func mapping(_ severity: FieldCheck.Severity) throws -> MappingDocument {
        try Fixture.mapping { mapping in
            mapping.fields = [
                FieldRule(highLevel: ["name"], busybusy: "title", comparison: .name, isRequired: true),
                FieldRule(highLevel: ["city"], busybusy: "city", comparison: .name),
                FieldRule(highLevel: ["phone"], busybusy: "phone", comparison: .phone(region: "US")),
            ]
            mapping.fields[2].checks = [FieldCheck(.phone(region: "US"), severity: severity)]
        }
    }

    private func contact(phone: Value, city: Value = "Boston") -> Record {
        Fixture.contact("c1", ["name": "Ana", "city": city, "phone": phone])
    }

    private func plan(_ mapping: MappingDocument, _ contact: Record, _ project: Record?, _ link: Link?) -> PairPlan {
        Reconciler(mapping: mapping).plan(
            Situation(
                subject: contact.id,
                contact: .present(contact),
                project: project.map(Sighting.present) ?? .none,
                link: link
            )
        )
    }

    private func sent(_ plan: PairPlan) -> [FieldName: Value] {
        Dictionary(plan.writes.flatMap(\.changes).map { ($0.field, $0.to) }, uniquingKeysWith: { $1 })
    }

    @Test func `refuse holds everything of the record until the value is mended`() throws {
        let mapping = try mapping(.refuse)
        let held = plan(mapping, contact(phone: "n/a"), project, linked)
        #expect(held.writes.isEmpty && held.linkChange == .none)
        #expect(held.reviewItems.map(\.code) == [.invalid])
        #expect(held.reviewItems.map(\.field) == ["phone"])
        let message = held.reviewItems.first?.message ?? ""
        for part in ["phone", "\"n/a\" is no phone number", "(phone)", "Nothing of this record", "HighLevel"] {
            #expect(message.contains(part), "\(message)")
        }
        let mended = plan(mapping, contact(phone: "+13125550147"), project, linked)
        #expect(sent(mended) == ["city": "Boston", "phone": "+13125550147"])
        #expect(mended.reviewItems.isEmpty)
    }

    @Test func `drop leaves the field out and keeps it open`() throws {
        let mapping = try mapping(.drop)
        let dropped = plan(mapping, contact(phone: "n/a"), project, linked)
        #expect(sent(dropped) == ["city": "Boston"])
        #expect(dropped.reviewItems.map(\.code) == [.invalid])
        #expect(dropped.writes.allSatisfy { $0.base["phone"] == nil })
    }

    @Test func `warn writes and tells`() throws {
        let warned = plan(try mapping(.warn), contact(phone: "n/a"), project, linked)
        #expect(sent(warned) == ["city": "Boston", "phone": "n/a"])
        #expect(warned.reviewItems.map(\.code) == [.doubtful])
        #expect(warned.reviewItems.allSatisfy { !$0.needsPerson })
    }

    @Test(arguments: FieldCheck.Severity.allCases)
    func `a value that both agree on is told of as long as it is there`(_ severity: FieldCheck.Severity) throws {
        var link = linked
        link.base["phone"] = BasePair(contact: "n/a", project: "n/a")
        var project = project
        project["phone"] = "n/a"
        let plan = plan(try mapping(severity), contact(phone: "n/a"), project, link)
        #expect(plan.reviewItems.count == 1)
        #expect(sent(plan) == (severity == .refuse ? [:] : ["city": "Boston"]))
    }

    @Test func `a value of busybusy is held back the same way`() throws {
        var project = project
        project["phone"] = "n/a"
        let plan = plan(try mapping(.drop), contact(phone: nil, city: "Aurora"), project, linked)
        #expect(plan.writes.isEmpty)
        #expect(plan.reviewItems.first?.message.contains("Mend it in busybusy") == true)
    }

    @Test(arguments: [
        (FieldCheck.Severity.refuse, nil), (.drop, ["city", "title"]), (.warn, ["city", "phone", "title"]),
    ])
    func `a project is made with what passes`(_ severity: FieldCheck.Severity, _ fields: [FieldName]?) throws {
        let plan = plan(try mapping(severity), contact(phone: "n/a"), nil, nil)
        #expect(plan.writes.first.map { $0.changes.map(\.field).sorted() } == fields)
        #expect(plan.reviewItems.count == 1)
        #expect(severity == .warn || plan.writes.allSatisfy { $0.base["phone"] == nil })
    }

    @Test(arguments: [(FieldCheck.Severity.refuse, false), (.drop, true), (.warn, true)])
    func `a contact is made with what passes`(_ severity: FieldCheck.Severity, _ isMade: Bool) throws {
        let project = Fixture.project("p1", ["title": "Ana", "customer": "Ana", "phone": "n/a"])
        let plan = Reconciler(mapping: try mapping(severity)).plan(
            Situation(subject: project.id, contact: .none, project: .present(project), link: nil)
        )
        let created = plan.writes.first { $0.action == .create }
        #expect((created != nil) == isMade)
        #expect((created?.changes.contains { $0.field == "phone" } ?? false) == (severity == .warn))
        #expect(plan.reviewItems.map(\.subject) == [project.id])
    }

    @Test func `a project without its title is not made`() throws {
        var mapping = try mapping(.warn)
        mapping.fields[0].checks = [FieldCheck(.length(5...9))]
        let plan = plan(mapping, contact(phone: nil), nil, nil)
        #expect(plan.writes.isEmpty)
        #expect(plan.reviewItems.map(\.field) == ["title"])
    }

    @Test func `a first meeting that is refused agrees on nothing yet`() throws {
        let mapping = try mapping(.refuse)
        var project = project
        project["additionalInfo"] = "ghl:c1"
        let contact = contact(phone: "n/a", city: "Aurora")
        let plan = Reconciler(mapping: mapping).plan(
            Situation(
                subject: contact.id,
                contact: .present(contact),
                project: .none,
                link: nil,
                candidates: [Candidate(record: project, tier: .marker, isLinked: false)]
            )
        )
        guard case .join(_, _, _, let base, _) = plan.linkChange else {
            Issue.record("\(plan.linkChange)")
            return
        }
        #expect(base.isEmpty && plan.writes.isEmpty && plan.reviewItems.count == 1)
    }

    // MARK: Conditions

    @Test func `a rule whose condition is not met leaves both sides as they are`() throws {
        var mapping = try mapping(.warn)
        mapping.fields[1].conditions = [FieldCondition("tags", .contains("vip"))]
        let silent = plan(mapping, contact(phone: nil), project, linked)
        #expect(silent.writes.isEmpty && silent.reviewItems.isEmpty)
        var vip = contact(phone: nil)
        vip["tags"] = ["customer", "vip"]
        #expect(sent(plan(mapping, vip, project, linked)) == ["city": "Boston"])
    }

    @Test func `a project is made without the fields whose conditions are not met`() throws {
        var mapping = try mapping(.warn)
        mapping.fields[1].conditions = [FieldCondition("tags", .contains("vip"))]
        mapping.fields[1].isRequired = true
        let plan = plan(mapping, contact(phone: nil), nil, nil)
        #expect(sent(plan) == ["title": "Ana"])
        #expect(plan.writes.allSatisfy { $0.base["city"] == nil })
    }

    @Test(arguments: [("Ana", true), ("Bob", false)])
    func `a contact is made with the fields whose conditions it meets`(_ name: String, _ isCarried: Bool) throws {
        var mapping = try mapping(.warn)
        mapping.fields[1].conditions = [FieldCondition("name", .isAny(["Ana"]))]
        let project = Fixture.project("p1", ["title": .text(name), "customer": .text(name), "city": "Aurora"])
        let plan = Reconciler(mapping: mapping).plan(
            Situation(subject: project.id, contact: .none, project: .present(project), link: nil)
        )
        #expect((sent(plan)["city"] == "Aurora") == isCarried)
    }

    @Test func `a default stands in for an emptied value that is required`() throws {
        var mapping = try mapping(.warn)
        mapping.fields[1].transforms = [.fallback("Unknown")]
        mapping.fields[1].isRequired = true
        #expect(sent(plan(mapping, contact(phone: nil, city: nil), project, linked)) == ["city": "Unknown"])
    }
}
