import Mapping
import Records
import Testing

@Suite struct ScopeTests {
    private func mapping(tags: [String] = [], skipped: [String] = []) -> MappingDocument {
        MappingDocument(
            name: "Test",
            region: "US",
            scope: Scope(contactTags: tags, skippedTitles: skipped),
            fields: []
        )
    }

    @Test(arguments: [
        ([], [], true), ([], ["vip"], true), (["customer"], [], false), (["customer"], ["lead"], false),
        (["customer"], ["lead", "customer"], true), (["Customer"], ["customer"], true),
        (["customer"], [" CUSTOMER "], true),
        (["customer", "vip"], ["vip"], true), (["customer"], ["customers"], false), (["job won"], ["job  won"], true),
    ])
    func `a contact takes part by any of the tags`(_ wanted: [String], _ tags: [String], _ takesPart: Bool) {
        let contact = Record(id: RecordID(.contact, "c1"), fields: ["tags": Value(tags)])
        #expect(mapping(tags: wanted).includes(contact: contact) == takesPart)
    }

    @Test func `a contact without the field takes no part when a tag is wanted`() {
        #expect(!mapping(tags: ["a"]).includes(contact: Record(id: RecordID(.contact, "c1"), fields: [:])))
    }

    @Test(
        arguments: [
            (["title": "Roof", "customer": "Ana"], false, true),
            (["title": "Roof", "phone": "312-555-0147"], false, true),
            (["title": "Roof"], false, false), (["title": "Roof", "customer": "  "], false, false),
            (["title": "Roof", "customer": "Ana"], true, false), (["title": "Shop", "customer": "Ana"], false, false),
            (["title": " SHOP. ", "customer": "Ana"], false, false),
            (["title": "Shop floor", "customer": "Ana"], false, true), (["customer": "Ana"], false, true),
        ] as [([FieldName: Value], Bool, Bool)]
    )
    func `a project is somebody's job with a customer or a phone`(
        _ fields: [FieldName: Value],
        _ isArchived: Bool,
        _ takesPart: Bool
    ) {
        let project = Record(id: RecordID(.project, "p1"), fields: fields, isArchived: isArchived)
        #expect(mapping(skipped: ["Shop", "Yard"]).includes(project: project) == takesPart)
    }

    @Test func `titles to skip are compared as names`() {
        let rules = mapping(skipped: ["Oficina Núñez"])
        #expect(rules.isSkipped(project: Record(id: RecordID(.project, "p1"), fields: ["title": "oficina nunez"])))
        #expect(!rules.isSkipped(project: Record(id: RecordID(.project, "p1"), fields: [:])))
    }
}
