import Mapping
import Records
import Testing

@Suite struct PeopleRuleTests {
    private func rule(_ yaml: String) throws -> PeopleRule? {
        try MappingDocument(yaml: MappingText.withRules(and: yaml)).flows.people
    }

    @Test func `it is off unless it is switched on`() throws {
        #expect(try MappingDocument.standard().flows.people == nil)
        #expect(try rule("people: false") == nil)
        let standard = try #require(try rule("people: true"))
        #expect(standard.tag == "busybusy-employee")
        #expect(standard.formerTag == "busybusy-former-employee")
        #expect(standard.fields == [.email, .phone])
        #expect(standard.groups.isEmpty && standard.positions.isEmpty)
    }

    @Test(arguments: [
        ("tag: crew", PeopleRule(tag: "crew")), ("former-tag: gone", PeopleRule(formerTag: "gone")),
        ("former-tag: false", PeopleRule(formerTag: nil)), ("fields: [phone]", PeopleRule(fields: [.phone])),
        ("fields: email", PeopleRule(fields: [.email])), ("fields: []", PeopleRule(fields: [])),
        (
            "only: { groups: [Roofing], positions: [Foreman, Admin] }",
            PeopleRule(groups: ["Roofing"], positions: ["Foreman", "Admin"])
        ),
        ("create-members: false", PeopleRule()),
    ])
    func `every option is taken`(_ line: String, _ expected: PeopleRule) throws {
        #expect(try rule("people:\n  \(line)") == expected)
    }

    @Test(arguments: [
        ("create-members: true", "billable seat"), ("create-members: yes please", "Make the employee in busybusy"),
        ("fields: [mail]", "'email'?"), ("only: { group: [a] }", "'groups'?"), ("tags: a", "'tag'?"),
        ("tag: []", "must be a text"),
    ])
    func `a problem names its line and what to do instead`(_ line: String, _ words: String) {
        let problems = MappingDocument.problems(in: MappingText.withRules(and: "people:\n  \(line)"))
        #expect(problems.map(\.line) == [6], "\(problems)")
        #expect(problems.first?.message.contains(words) == true, "\(problems)")
    }

    @Test(arguments: [
        (PeopleRule(), true), (PeopleRule(groups: ["roofing"]), true), (PeopleRule(groups: ["Gutters"]), false),
        (PeopleRule(positions: ["FOREMAN"]), true), (PeopleRule(positions: ["Admin"]), false),
        (PeopleRule(groups: ["Gutters", "Roofing"], positions: ["Admin"]), false),
    ])
    func `groups and positions say who`(_ rule: PeopleRule, _ takesPart: Bool) {
        let fields: [FieldName: Value] = ["name": "Ada Okafor", "group": "Roofing ", "position": "Foreman"]
        #expect(rule.includes(member: Record(id: RecordID(.member, "m1"), fields: fields)) == takesPart)
    }

    @Test(
        arguments: [
            (["customer", "Busybusy-Employee"], nil, true), (["customer", "busybusy-former-employee"], nil, true),
            (["customer"], "busybusy-member:m1", true), (["customer"], "busybusy-member:", false),
            (["customer"], "busybusy:p1", false), (["customer"], nil, false), ([], "busybusy-member:m1", true),
        ] as [([String], String?, Bool)]
    )
    func `an employee's contact never becomes a project`(_ tags: [String], _ source: String?, _ isEmployee: Bool) throws
    {
        let contact = Record(id: RecordID(.contact, "c1"), fields: ["tags": Value(tags), "source": Value(source)])
        var mapping = try MappingDocument.standard()
        for contactTags in [["customer"], []] {
            mapping.scope.contactTags = contactTags
            #expect(mapping.isEmployee(contact: contact) == isEmployee)
            if isEmployee { #expect(!mapping.includes(contact: contact)) }
        }
        mapping.flows.people = PeopleRule(tag: "crew", formerTag: nil)
        #expect(mapping.isEmployee(contact: contact) == (source == "busybusy-member:m1"))
    }
}
