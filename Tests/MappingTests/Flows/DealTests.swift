import Mapping
import Records
import Testing

/// What a contact's record tells of its opportunity, and what follows for the scope.
@Suite struct DealTests {
    private let opportunity = Record(
        id: RecordID(.opportunity, "o1"),
        fields: [
            "name": "Roof", "status": "won", "pipeline": "Sales", "pipelineId": "p1", "value": .number(9000),
            "customFields.n1": "J-7", "assignedTo": "u1",
        ],
        owner: "c1"
    )

    private func contact(_ tags: [String] = [], _ opportunity: Record? = nil) -> Record {
        Record(id: RecordID(.contact, "c1"), fields: ["tags": Value(tags), "phone": "1"]).telling(of: opportunity)
    }

    @Test func `the contact tells what a mapping can name, and no more`() {
        let told = contact([], opportunity)
        #expect(told["opportunity.name"] == "Roof")
        #expect(told["opportunity.value"] == .number(9000))
        #expect(told["opportunity.customFields.n1"] == "J-7")
        #expect(told["opportunity.assignedTo"] == .null)
        #expect(told["opportunity.pipelineId"] == .null)
        #expect(told["phone"] == "1")
        #expect(told.hasDeal)
        for name in told.fields.keys where name != "opportunity.qualifies" {
            #expect(RecordSchema.contact.field(name) != nil, "\(name)")
        }
    }

    @Test func `another opportunity leaves nothing of the one before, and none leaves nothing at all`() {
        let other = Record(id: RecordID(.opportunity, "o2"), fields: ["name": "Gutters", "status": "won"])
        let told = contact([], opportunity).telling(of: other)
        #expect(told["opportunity.name"] == "Gutters")
        #expect(told["opportunity.customFields.n1"] == .null)
        #expect(told.telling(of: nil).digest == contact().digest)
        #expect(!told.telling(of: nil).hasDeal)
    }

    @Test(
        arguments: [
            (nil, [], [], false, true), (nil, ["customer"], [], false, false), (nil, ["customer"], [], true, false),
            (JobRule(), [], [], false, false), (JobRule(), [], ["customer"], false, false),
            (JobRule(), [], [], true, true), (JobRule(), ["customer"], [], true, true),
            (JobRule(), ["customer"], ["customer"], false, true), (JobRule(), ["customer"], ["lead"], false, false),
        ] as [(JobRule?, [String], [String], Bool, Bool)]
    )
    func `a contact takes part by a tag or by an opportunity`(
        _ rule: JobRule?,
        _ wanted: [String],
        _ tags: [String],
        _ hasDeal: Bool,
        _ takesPart: Bool
    ) {
        var mapping = MappingDocument(name: "T", region: "US", scope: Scope(contactTags: wanted), fields: [])
        mapping.flows.jobs = rule
        #expect(mapping.includes(contact: contact(tags, hasDeal ? opportunity : nil)) == takesPart)
    }

    @Test func `the reason names the opportunity before the tag`() {
        var mapping = MappingDocument(name: "T", region: "US", scope: Scope(contactTags: ["customer"]), fields: [])
        mapping.flows.jobs = JobRule()
        let words = "opportunity \"Roof\" won in pipeline \"Sales\""
        #expect(mapping.reasonToInclude(contact(["customer"], opportunity)) == words)
        #expect(mapping.reasonToInclude(contact(["customer"])) == "tagged customer")
    }

    @Test(
        arguments: [
            (["opportunity.customFields.n1"], false, true), (["opportunity.customFields.n1"], true, false),
            (["opportunity.customFields.other"], true, false), (["phone"], false, false), (["city"], false, false),
            (["opportunity.customFields.n1", "phone"], false, false),
            (["opportunity.customFields.n1", "city"], false, true),
        ] as [([FieldName], Bool, Bool)]
    )
    func `a rule is silent while there is no opportunity to read`(
        _ fields: [FieldName],
        _ hasDeal: Bool,
        _ isSilent: Bool
    ) {
        let rule = FieldRule(highLevel: fields, busybusy: "number", direction: .toBusybusy, comparison: .text)
        #expect(rule.isSilent(for: contact([], hasDeal ? opportunity : nil)) == isSilent)
    }
}
