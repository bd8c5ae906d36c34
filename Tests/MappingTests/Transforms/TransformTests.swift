import Mapping
import Records
import Testing

@Suite struct TransformTests {
    static let all: [Transform] = [
        .trim, .singleSpace, .uppercase, .lowercase, .phoneE164(region: "US"), .phoneNational(region: "US"),
        .phoneE164(region: "GB"), .phoneNational(region: "GB"), .phoneNational(region: "IT"),
        .phoneNational(region: "MX"), .titleCase,
    ]

    @Test(
        arguments: [
            (.trim, "  a  b ", "a  b"), (.singleSpace, "  a \t b ", "a b"), (.uppercase, "straße", "STRASSE"),
            (.lowercase, "ÁBC", "ábc"), (.phoneE164(region: "US"), "(312) 555-0147", "+13125550147"),
            (.phoneE164(region: "US"), "call the office", "call the office"),
            (.phoneE164(region: "US"), "555-0147", "555-0147"),
            (.phoneNational(region: "US"), "+13125550147", "(312) 555-0147"),
            (.phoneNational(region: "US"), "+44 20 7946 0018", "+442079460018"),
        ] as [(Transform, Value, Value)]
    )
    func `forward`(_ transform: Transform, _ value: Value, _ expected: Value) {
        #expect(transform.forward(value) == expected)
    }

    @Test(
        arguments: [
            (.trim, " a ", "a"), (.singleSpace, "a  b", "a b"), (.uppercase, "ACME", "ACME"),
            (.lowercase, "Acme", "Acme"),
            (.phoneE164(region: "US"), "312-555-0147", "+13125550147"),
            (.phoneNational(region: "US"), "(312) 555-0147", "+13125550147"),
            (.phoneNational(region: "US"), "n/a", "n/a"),
        ] as [(Transform, Value, Value)]
    )
    func `backward`(_ transform: Transform, _ value: Value, _ expected: Value) {
        #expect(transform.backward(value) == expected)
    }

    @Test func `every name makes a transform and no other does`() {
        let plain = Transform.names.compactMap { Transform(name: $0, region: "US") }
        #expect(Set(plain).count == plain.count)
        #expect(plain.map(\.name) == Array(Transform.names.prefix(plain.count)))
        #expect(Transform(name: "reverse", region: "US") == nil)
        #expect(Set(Transform.names) == Set((plain + Family.all.map(\.transform)).map(\.name)))
    }

    @Test(arguments: all)
    func `what is no text passes through`(_ transform: Transform) {
        for value: Value in [nil, .number(5), true, ["a", " b "]] {
            #expect(transform.forward(value) == value)
            #expect(transform.backward(value) == value)
        }
    }

    @Test(arguments: all)
    func `what goes over, comes back and goes over again is the same`(_ transform: Transform) {
        var values = ValueSource(seed: 11)
        for _ in 0..<1000 {
            let value = values.next()
            let over = transform.forward(value)
            #expect(transform.forward(transform.backward(over)) == over, "\(ValueSource.scalars(of: value))")
        }
    }

    @Test(arguments: all)
    func `what was brought back once stays as it is`(_ transform: Transform) {
        var values = ValueSource(seed: 12)
        for _ in 0..<1000 {
            let value = values.next()
            let back = transform.backward(transform.forward(value))
            #expect(transform.backward(transform.forward(back)) == back || isCaseOnly(transform))
        }
    }

    /// The case of a letter is lost on the way, as the mapping asks, and "ß" comes back as "SS".
    private func isCaseOnly(_ transform: Transform) -> Bool {
        [.uppercase, .lowercase, .titleCase].contains(transform)
    }
}
