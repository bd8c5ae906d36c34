import Mapping
import Records
import Testing

@Suite struct FieldConditionTests {
    private let contact = Record(
        id: RecordID(.contact, "c1"),
        fields: ["city": "Fort  Worth", "tags": ["VIP", "roof"], "customFields.n": .number(7), "state": " "]
    )

    @Test(
        arguments: [
            (FieldCondition("city", .isAny(["Austin", "fort worth"])), true),
            (FieldCondition("city", .isAny(["Austin"])), false),
            (FieldCondition("city", .isNone(["Austin"])), true),
            (FieldCondition("city", .isNone(["FORT WORTH"])), false),
            (FieldCondition("state", .isNone(["TX"])), true),
            (FieldCondition("city", .contains("worth")), true), (FieldCondition("city", .contains("x")), false),
            (FieldCondition("tags", .contains("vip")), true), (FieldCondition("tags", .contains("vi")), false),
            (FieldCondition("tags", .isAny(["Roof"])), true),
            (FieldCondition("customFields.n", .isAny(["7"])), true),
            (FieldCondition("city", .isFilled(true)), true), (FieldCondition("state", .isFilled(true)), false),
            (FieldCondition("state", .isFilled(false)), true), (FieldCondition("phone", .isAny([""])), false),
        ] as [(FieldCondition, Bool)]
    )
    func `holds`(_ condition: FieldCondition, _ expected: Bool) {
        #expect(condition.holds(for: contact) == expected, "\(condition.words)")
    }

    @Test func `a rule is silent for a contact that does not meet all of its conditions`() throws {
        let yaml = MappingText.rule(
            "highlevel: name",
            "busybusy: title",
            "when: [{field: city, is: Fort Worth}, {field: tags, contains: vip}]"
        )
        let rule = try MappingDocument(yaml: yaml).fields[0]
        #expect(!rule.isSilent(for: contact))
        var other = contact
        other["tags"] = ["roof"]
        #expect(rule.isSilent(for: other))
        #expect(rule.unmetCondition(for: other)?.words == "tags contains vip")
    }

    @Test func `only-if is another word for when`() throws {
        let yaml = MappingText.rule("highlevel: name", "busybusy: title", "only-if: {field: city, filled: true}")
        #expect(try MappingDocument(yaml: yaml).fields[0].conditions == [FieldCondition("city", .isFilled(true))])
    }

    @Test(arguments: [
        ("{field: citty, is: A}", "Did you mean 'city'?"), ("{is: A}", "needs 'field'"),
        ("{field: city}", "asks one thing"),
        ("{field: city, is: A, contains: B}", "asks one thing"), ("{field: city, iss: A}", "Did you mean 'is'?"),
        ("[]", "at least one condition"), ("city", "must be a set"), ("{field: city, filled: maybe}", "true or false"),
        ("{field: city, is: []}", "at least one text"), ("{field: city, contains: \" \"}", "more than blanks"),
    ])
    func `a condition that cannot be read`(_ text: String, _ expected: String) {
        let yaml = MappingText.rule("highlevel: name", "busybusy: title", "when: \(text)")
        let problems = MappingDocument.problems(in: yaml)
        #expect(problems.contains { $0.line == 5 && $0.message.contains(expected) }, "\(problems)")
    }
}
