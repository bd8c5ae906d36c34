import Mapping
import Reconciliation
import Records
import Testing

@Suite struct MatchKeyTests {
    private func numbered() throws -> MappingDocument {
        try Fixture.mapping {
            $0.fields.append(
                FieldRule(highLevel: ["customFields.job"], busybusy: "number", transforms: [.trim], comparison: .text)
            )
        }
    }

    @Test func `a contact's keys`() throws {
        let contact = Fixture.contact(
            "c1",
            [
                "name": "José Núñez", "companyName": "Acme, Inc.", "phone": "312-555-0147", "source": "busybusy:p9",
                "customFields.job": .number(1042),
            ]
        )
        #expect(
            MatchKey.keys(of: contact, under: try numbered()) == [
                MatchKey(.marker, "ghl:c1"), MatchKey(.marker, "busybusy:p9"), MatchKey(.number, "1042"),
                MatchKey(.name, "jose nunez"), MatchKey(.name, "acme inc"),
                MatchKey(.phoneAndName, "+13125550147|jose nunez"), MatchKey(.phoneAndName, "+13125550147|acme inc"),
            ]
        )
    }

    @Test func `a project's keys`() throws {
        let project = Fixture.project(
            "p1",
            [
                "title": "Nunez roof", "customer": "JOSE NUNEZ", "phone": "+1 312 555 0147", "number": " 1042 ",
                "additionalInfo": "Gate 12\nghl:c1",
            ]
        )
        #expect(
            MatchKey.keys(of: project, under: try numbered()) == [
                MatchKey(.marker, "busybusy:p1"), MatchKey(.marker, "ghl:c1"), MatchKey(.number, "1042"),
                MatchKey(.name, "nunez roof"), MatchKey(.name, "jose nunez"),
                MatchKey(.phoneAndName, "+13125550147|nunez roof"), MatchKey(.phoneAndName, "+13125550147|jose nunez"),
            ]
        )
    }

    @Test func `what is missing or cannot be dialled gives no key`() throws {
        let contact = Fixture.contact("c1", ["phone": "call the office", "name": "  "])
        #expect(MatchKey.keys(of: contact, under: try numbered()) == [MatchKey(.marker, "ghl:c1")])
        let project = Fixture.project("p1", ["title": "Roof", "number": "7"])
        let keys = MatchKey.keys(of: project, under: try Fixture.mapping())
        #expect(keys == [MatchKey(.marker, "busybusy:p1"), MatchKey(.name, "roof")])
    }

    @Test func `the best evidence comes first`() {
        #expect(MatchKey.Tier.allCases.sorted() == [.marker, .number, .phoneAndName, .name])
    }
}
