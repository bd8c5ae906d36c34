import Mapping
import Records
import TestSupport
import Testing

@Suite struct FieldRuleTests {
    private let title = FieldRule(
        highLevel: ["name", "companyName"],
        busybusy: "title",
        transforms: [.singleSpace, .uppercase],
        comparison: .name
    )

    private func contact(_ fields: [FieldName: Value]) -> Record {
        Record(id: RecordID(.contact, "c1"), fields: fields)
    }

    @Test func `the first filled field speaks, and takes what comes back`() {
        let person = contact(["name": "Ana", "companyName": "Acme"])
        let company = contact(["name": " ", "companyName": "Acme"])
        #expect(title.contactValue(in: person) == "Ana")
        #expect(title.contactField(in: person) == "name")
        #expect(title.contactValue(in: company) == "Acme")
        #expect(title.contactField(in: company) == "companyName")
        #expect(title.contactValue(in: contact([:])) == .null)
        #expect(title.contactField(in: contact([:])) == "name")
    }

    @Test func `transforms go in order over and in reverse order back`() {
        #expect(title.forward(" ana  lopez ") == "ANA LOPEZ")
        #expect(title.backward(" ANA  LOPEZ ") == "ANA LOPEZ")
        #expect(title.forward("  ") == .null)
        #expect(title.backward("") == .null)
    }

    @Test(
        arguments: [(.number(1042), "1042"), (.number(10.5), "10.5"), (true, "yes"), (["a", "b"], "a, b"), ([], nil)]
            as [(Value, Value)]
    )
    func `what is no text is spelled out on its way to busybusy`(_ value: Value, _ text: Value) {
        let rule = FieldRule(highLevel: ["customFields.a"], busybusy: "number", comparison: .text)
        #expect(rule.forward(value) == text)
    }

    @Test func `a rule of any two transforms settles after one way and back`() {
        var generator = SeededGenerator(seed: 21)
        var values = ValueSource(seed: 22)
        for _ in 0..<1000 {
            let transforms = (0..<2).map { _ in TransformTests.all.randomElement(using: &generator)! }
            let rule = FieldRule(highLevel: ["phone"], busybusy: "phone", transforms: transforms, comparison: .exact)
            let value = values.next()
            let over = rule.forward(value)
            #expect(rule.forward(rule.backward(over)) == over, "\(transforms) \(ValueSource.scalars(of: value))")
        }
    }

    @Test(arguments: [
        (FieldRule.Direction.both, true, true), (.toBusybusy, true, false), (.toHighLevel, false, true),
    ])
    func `a direction allows one way or both`(_ direction: FieldRule.Direction, _ busybusy: Bool, _ highLevel: Bool) {
        #expect(direction.allows(.busybusy) == busybusy)
        #expect(direction.allows(.highLevel) == highLevel)
    }
}
