import Foundation
import Mapping
import Records
import Testing

/// What single transforms make of single values, as the guide to mappings says it.
@Suite struct TransformExampleTests {
    @Test(
        arguments: [
            ("title-case", "ANA O'BRIEN-SMITH", "Ana O'Brien-Smith"), ("title-case", "bob's roofing", "Bob's Roofing"),
            ("title-case", "Acme LLC", "Acme LLC"), ("title-case", "1ST AVENUE", "1st Avenue"),
            ("{name-order: last-first}", "Ana Lopez", "Lopez, Ana"), ("{name-order: last-first}", "Cher", "Cher"),
            ("{name-order: last-first}", "Lopez,  Ana", "Lopez, Ana"),
            ("{split-name: first}", "Ana del Valle", "Ana"), ("{split-name: last}", "Ana del Valle", "Valle"),
            ("{state: code}", "texas", "TX"), ("{state: name}", "tx", "Texas"), ("{state: code}", "Ontario", "Ontario"),
            ("{state: {to: name, country: CA}}", "qc", "Quebec"),
            ("{state: {to: code, country: MX}}", "nuevo leon", "NLE"),
            ("{country: code}", "United States of America", "US"), ("{country: name}", "us", "United States"),
            ("{country: code}", "Turkey", "TR"), ("{country: code}", "Atlantis", "Atlantis"),
            ("{date: {to: us}}", "2026-11-04", "11/04/2026"), ("{date: {to: us}}", "11/4/2026", "11/04/2026"),
            ("{date: {to: us}}", "2026-02-30", "2026-02-30"), ("{date: {to: words}}", "2026-11-04", "Nov 4, 2026"),
            ("{date: {from: us, to: iso}}", "11/4/2026", "2026-11-04"),
            ("{date: {from: instant, to: us, time-zone: America/Chicago}}", "2026-11-24T04:00:00Z", "11/23/2026"),
            (
                "{date: {from: instant, to: local, time-zone: America/Chicago}}", "2026-11-24T15:30:00Z",
                "2026-11-24 09:30"
            ),
            ("{number: us}", "1234567.5", "1,234,567.5"), ("{number: eu}", "-1234.5", "-1.234,5"),
            ("{number: {to: us, decimals: 2}}", "999.995", "1,000.00"), ("{number: us}", "12,34", "12,34"),
            ("{money: USD}", "1234.5", "$1,234.50"), ("{money: USD}", "-5", "-$5.00"), ("{money: JPY}", "5.5", "JPY 6"),
            ("{money: EUR}", "EUR 5", "€5.00"), ("{money: USD}", "ask", "ask"),
            ("{list: \"; \"}", ["Roof", " Gutter "], "Roof; Gutter"),
            ("{tags: \", \"}", ["VIP", "Roof", "roof"], "roof, vip"),
            ("{lookup: {Gold: G, Silver: S}}", " gold ", "G"), ("{lookup: {Gold: G}}", "Tin", "Tin"),
            ("{default: Unknown}", " ", "Unknown"), ("{default: Unknown}", nil, "Unknown"),
            ("{default: Unknown}", "Ana", "Ana"),
        ] as [(String, Value, Value)]
    )
    func `to busybusy`(_ transform: String, _ value: Value, _ expected: Value) throws {
        #expect(try rule(transform).forward(value) == expected)
    }

    @Test(
        arguments: [
            ("title-case", "Ana", "Ana"), ("{name-order: last-first}", "Lopez, Ana", "Ana Lopez"),
            ("{state: {from: name, to: code}}", "TX", "Texas"), ("{state: code}", "Texas", "TX"),
            ("{country: {from: code, to: name}}", "United States", "US"),
            ("{date: {to: us}}", "1/2/2026", "2026-01-02"),
            ("{date: {from: instant, to: us, time-zone: America/Chicago}}", "11/23/2026", "2026-11-23T06:00:00Z"),
            ("{number: eu}", "1.234,5", "1234.5"), ("{money: USD}", "$1,234.50", "1234.50"),
            ("{list: \"; \"}", "Roof;Gutter;", ["Roof", "Gutter"]), ("{lookup: {Gold: G}}", "g", "Gold"),
            ("{default: Unknown}", "Unknown", nil),
        ] as [(String, Value, Value)]
    )
    func `back to HighLevel`(_ transform: String, _ value: Value, _ expected: Value) throws {
        #expect(try rule(transform).backward(value) == expected)
    }

    @Test(
        arguments: [
            (["lastName": "Lopez", "firstName": "Ana"], "Lopez, Ana"), (["firstName": " Ana "], "Ana"),
            (["lastName": "Lopez"], "Lopez"), (["city": "Aurora"], nil),
        ] as [([FieldName: Value], Value)]
    )
    func `a template reads the contact`(_ fields: [FieldName: Value], _ expected: Value) throws {
        let rule = try rule("{template: \"{{lastName}}, {{firstName}}\"}")
        #expect(rule.contactValue(in: Record(id: RecordID(.contact, "c"), fields: fields)) == expected)
    }

    @Test func `a constant is there also when the contact says nothing`() throws {
        let rule = try rule("{constant: Roofing}")
        let value = rule.contactValue(in: Record(id: RecordID(.contact, "c"), fields: [:]))
        #expect(rule.forward(value) == "Roofing")
    }

    @Test(arguments: [
        ("state", "needs a parameter, such as '- state: code'"), ("{stat: code}", "Did you mean 'state'?"),
        ("{trim: x}", "'trim' takes no parameters"), ("{state: cod}", "'code'?"), ("{a: b, c: d}", "one name"),
        ("{state: {to: code, country: GB}}", "the states of 'GB' are not known. Known countries: US, CA, MX, AU"),
        ("{state: {from: code}}", "needs 'to'"), ("{date: us}", "must be a set"), ("{date: {to: uss}}", "'us'?"),
        ("{date: {to: local}}", "needs a 'time-zone'"),
        ("{date: {to: us, time-zone: CST}}", "'CST' is not a time zone"),
        ("{number: {to: us, decimals: 11}}", "0 to 10"), ("{money: US}", "'US' is not a currency"),
        ("{list: \", and \"}", "one sign"), ("[trim, {list: \",\"}]", "must be the first"),
        ("{lookup: {}}", "at least one pair"), ("{lookup: {Gold: G, gold: H}}", "'gold' stands twice"),
        ("{lookup: {Gold: \" \"}}", "more than blanks"), ("{template: Ana}", "at least one field"),
        ("{template: \"{{nmae}}\"}", "Did you mean 'name'?"), ("{name-order: first}", "last-first"),
        ("{split-name: middle}", "'split-name'"), ("[trim, {constant: X}]", "must be the first"),
    ])
    func `a transform that cannot be read`(_ transform: String, _ expected: String) throws {
        let yaml = Self.yaml(transform, direction: "to-busybusy")
        let problems = MappingDocument.problems(in: yaml)
        #expect(problems.count == 1 && problems[0].line == 5, "\(problems)")
        #expect(problems.contains { $0.message.contains(expected) }, "\(problems)")
    }

    @Test(arguments: [
        "{constant: X}", "{template: \"{{city}}\"}", "{split-name: last}", "{lookup: {A: X, B: x}}",
    ])
    func `what goes one way needs a rule that does`(_ transform: String) {
        let problems = MappingDocument.problems(in: Self.yaml(transform, direction: "both"))
        #expect(problems.count == 1)
        #expect(problems.contains { $0.message.contains("direction: to-busybusy") }, "\(problems)")
    }

    private static func yaml(_ transform: String, direction: String) -> String {
        MappingText.rule("highlevel: name", "busybusy: title", "transforms: \(transform)", "direction: \(direction)")
    }

    private func rule(_ transform: String) throws -> FieldRule {
        let isOneWay = ["template", "constant", "split-name"].contains { transform.contains($0) }
        let yaml = Self.yaml(transform, direction: isOneWay ? "to-busybusy" : "both")
        return try MappingDocument(yaml: yaml).fields[0]
    }
}
