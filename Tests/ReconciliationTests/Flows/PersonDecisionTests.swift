import Mapping
import Reconciliation
import Records
import Testing

@Suite struct PersonDecisionTests {
    private static let ada: [FieldName: Value] = [
        "name": "Ada Okafor", "firstName": "Ada", "lastName": "Okafor", "email": "ada@example.com",
        "phone": "(312) 555-0147", "group": "Roofing",
    ]

    private func member(_ fields: [FieldName: Value] = [:]) -> Record {
        Record(id: RecordID(.member, "m1"), fields: Self.ada.merging(fields) { $1 })
    }

    private func plan(
        _ member: Record,
        isFormer: Bool = false,
        _ copy: Copy? = nil,
        _ contact: Record? = nil,
        rule: PeopleRule = PeopleRule()
    ) -> PairPlan {
        PersonDecision(rule: rule, region: "US")
            .plan(for: .init(member: member, isFormer: isFormer, copy: copy, contact: contact))
    }

    /// The contact as it is after the write, with what its copy then says.
    private func after(_ write: PlannedWrite, on contact: Record? = nil) throws -> (copy: Copy, contact: Record) {
        var contact = contact ?? Fixture.contact("c1", ["source": Value(write.marker)], tags: [])
        for change in write.changes { contact[change.field] = change.to }
        contact["tags"] = Value((contact["tags"].list ?? []).compactMap(\.text) + write.tags)
        let draft = try #require(write.copy)
        return (Copy(id: draft.id, target: contact.id, content: draft.content), contact)
    }

    private func made(_ member: Record) throws -> (copy: Copy, contact: Record) {
        try after(try #require(plan(member).writes.first))
    }

    // MARK: Making

    @Test func `a member without a contact gets one, with mark and tag`() throws {
        let plan = plan(member())
        let write = try #require(plan.writes.first)
        #expect(plan.label == "Ada Okafor")
        #expect((write.kind, write.action, write.targetID) == (.contact, .create, nil))
        #expect(write.tags == ["busybusy-employee"])
        #expect(write.marker == "busybusy-member:m1")
        #expect(write.intent == "person m1")
        #expect(
            write.changes.map { "\($0.field) \($0.to)" }
                == ["email ada@example.com", "firstName Ada", "lastName Okafor", "phone +13125550147"]
        )
    }

    @Test func `who is not asked for gets none`() {
        #expect(plan(member(), isFormer: true).writes.isEmpty)
        #expect(plan(member(), rule: PeopleRule(groups: ["Gutters"])).writes.isEmpty)
        #expect(plan(Record(id: RecordID(.member, "m1"), fields: ["email": "x@example.com"])).writes.isEmpty)
    }

    @Test func `only the fields of the mapping are carried, and a login stands for a name`() {
        let fields = plan(member(), rule: PeopleRule(fields: [.email])).writes[0].changes.map(\.field)
        #expect(fields == ["email", "firstName", "lastName"])
        let nameless = Record(id: RecordID(.member, "m1"), fields: ["name": "ada.o", "username": "ada.o"])
        #expect(plan(nameless).writes[0].changes.map { "\($0.field) \($0.to)" } == ["firstName ada.o"])
    }

    // MARK: Taking over

    @Test func `a contact that is there is taken over and keeps what it says`() throws {
        let known = Fixture.contact(
            "c9",
            ["name": "Ada Okafor", "phone": "+13125550147", "firstName": "Ada"],
            tags: ["vip"]
        )
        let first = try #require(plan(member(), nil, known).writes.first)
        #expect((first.action, first.targetID, first.tags) == (.addTags, "c9", ["busybusy-employee"]))
        #expect(first.changes.isEmpty)
        let (copy, contact) = try after(first, on: known)
        // What it did not say is filled, once it is marked.
        let second = try #require(plan(member(), copy, contact).writes.first)
        #expect(second.action == .update)
        #expect(second.changes.map(\.field) == ["email", "lastName"])
        let (told, full) = try after(second, on: contact)
        #expect(plan(member(), told, full).writes.isEmpty)
    }

    @Test func `a contact that HighLevel named is marked before it is told anything`() throws {
        let known = Fixture.contact("c9", ["name": "Ada Okafor", "phone": "+13125550147"], tags: [])
        let untold = Copy(id: CopyID(.person, "m1"), target: known.id, content: PersonCard.untold)
        let write = try #require(plan(member(), untold, known).writes.first)
        #expect((write.action, write.tags) == (.addTags, ["busybusy-employee"]))
    }

    // MARK: Following

    @Test(
        arguments: [
            (["phone": "312 555 0199"], ["phone +13125550147 > +13125550199"]),
            (["email": "a.okafor@example.com"], ["email ada@example.com > a.okafor@example.com"]),
            (["lastName": "Brix", "name": "Ada Brix"], ["lastName Okafor > Brix"]),
            (["phone": "+1 312-555-0147"], []), (["email": "ADA@example.com"], []), (["email": nil], []),
            (["memberNumber": "7"], []), ([:], []),
        ] as [([FieldName: Value], [String])]
    )
    func `what changed in busybusy is told, and nothing else`(_ change: [FieldName: Value], _ expected: [String]) throws
    {
        let (copy, contact) = try made(member())
        let writes = plan(member(change), copy, contact).writes
        #expect(writes.flatMap(\.changes).map { "\($0.field) \($0.from) > \($0.to)" } == expected)
        guard let write = writes.first else { return }
        let (told, changed) = try after(write, on: contact)
        #expect(plan(member(change), told, changed).writes.isEmpty)
    }

    @Test func `what the office wrote stays, and the record says so`() throws {
        var (copy, contact) = try made(member())
        contact["phone"] = "+13125550123"
        #expect(plan(member(), copy, contact).writes.isEmpty, "nothing changed in busybusy")
        let moved = member(["phone": "312 555 0199", "email": "new@example.com"])
        let plan = plan(moved, copy, contact)
        #expect(plan.writes.flatMap(\.changes).map(\.field) == ["email"])
        #expect(plan.reviewItems.map(\.code) == [.oneWay])
        #expect(plan.reviewItems.map(\.field) == ["phone"])
        contact["phone"] = "+13125550199"
        #expect(self.plan(moved, copy, contact).reviewItems.isEmpty, "the office entered it")
    }

    @Test func `a member who left is marked once and keeps the contact`() throws {
        let (copy, contact) = try made(member())
        let write = try #require(plan(member(), isFormer: true, copy, contact).writes.first)
        #expect((write.action, write.tags) == (.addTags, ["busybusy-former-employee"]))
        let (told, marked) = try after(write, on: contact)
        #expect(plan(member(), isFormer: true, told, marked).writes.isEmpty)
        #expect(plan(member(), told, marked).writes.isEmpty, "nothing is taken away when somebody comes back")
        #expect(plan(member(), isFormer: true, copy, contact, rule: PeopleRule(formerTag: nil)).writes.isEmpty)
    }

    @Test func `a contact that a person took away is not made again`() throws {
        var (copy, contact) = try made(member())
        #expect(plan(member(["phone": "312 555 0199"]), copy, nil).writes.isEmpty)
        copy.isGone = true
        #expect(plan(member(["phone": "312 555 0199"]), copy, contact).writes.isEmpty)
        contact["phone"] = nil
        #expect(plan(member(), copy, nil).writes.isEmpty)
    }

    @Test func `equal cards are equal texts`() {
        let card = PersonCard(values: ["phone": "1", "email": "2", "firstName": "3"], isFormer: true)
        #expect(PersonCard(content: card.content) == card)
        #expect(PersonCard(content: card.content)?.content == card.content)
        #expect(PersonCard(content: PersonCard.untold) == nil)
    }
}
