import Records
import Testing

@Suite struct ComparisonTests {
    static let all: [Comparison] = [.exact, .text, .name, .phone(region: "US"), .email, .address, .set]

    @Test(arguments: all)
    func `all blank values are the same`(_ comparison: Comparison) {
        let blanks: [Value] = [nil, "", "  ", "\u{00A0}", []]
        for left in blanks {
            for right in blanks {
                #expect(comparison.same(left, right))
                #expect(!comparison.isChange(from: left, to: right))
            }
            #expect(!comparison.same(left, "x"))
            #expect(comparison.isChange(from: left, to: "x"))
            #expect(comparison.isChange(from: "x", to: left))
        }
    }

    @Test(arguments: [
        ("Acme", " Acme\n", true), ("Acme", "acme", false), ("a b", "a  b", false), ("e\u{301}", "é", true),
    ])
    func `exact`(_ left: Value, _ right: Value, _ isSame: Bool) {
        #expect(Comparison.exact.same(left, right) == isSame)
    }

    @Test(arguments: [
        ("IL", "il", true), ("60 601", " 60\t601 ", true), ("60601", "60602", false), ("núñez", "nunez", false),
        ("J-1001", "j-1001", true), ("J-1001", "J1001", false),
    ])
    func `text`(_ left: Value, _ right: Value, _ isSame: Bool) {
        #expect(Comparison.text.same(left, right) == isSame)
    }

    @Test(arguments: [
        ("José Núñez", "jose nunez", true), ("O'Brien", "OBRIEN", true), ("Smith-Jones", "Smith Jones", true),
        ("Smith, John", "John Smith", false), ("Ｊｏｈｎ", "John", true), ("山田 太郎", "山田　太郎", true),
        ("山田 太郎", "山田太郎", false), ("Smith", "Smyth", false), ("***", "###", false),
    ])
    func `name`(_ left: Value, _ right: Value, _ isSame: Bool) {
        #expect(Comparison.name.same(left, right) == isSame)
    }

    @Test(arguments: [
        ("(312) 555-0147", "+1 312 555 0147", true), ("312.555.0147 x12", "13125550147", true),
        ("+44 20 7946 0018", "+442079460018", true), ("020 7946 0018", "+442079460018", false),
        ("312-555-0147", "312-555-0148", false), ("call  the OFFICE", "Call the office", true),
        ("555-0147", "5550147", false), ("312-555-0147", "call the office", false),
    ])
    func `phone`(_ left: Value, _ right: Value, _ isSame: Bool) {
        #expect(Comparison.phone(region: "US").same(left, right) == isSame)
    }

    @Test(arguments: [
        ("Ana@Example.com", " ana@example.COM ", true), ("ana@example.com", "ana+1@example.com", false),
    ])
    func `email`(_ left: Value, _ right: Value, _ isSame: Bool) {
        #expect(Comparison.email.same(left, right) == isSame)
    }

    @Test(arguments: [
        ("12 North Main Street", "12 N. Main St", true), ("12 N Main St., Suite 4", "12 n main st ste 4", true),
        ("100 Fifth Avenue", "100 5th Ave", true), ("9 Saint Mary Court", "9 St. Mary Ct", true),
        ("12 Main Street", "12 Main Road", false), ("12 Main Street", "21 Main Street", false),
        ("1 Calle Núñez", "1 calle nunez", true),
    ])
    func `address`(_ left: Value, _ right: Value, _ isSame: Bool) {
        #expect(Comparison.address.same(left, right) == isSame)
    }

    @Test(
        arguments: [
            (["customer", "vip"], ["VIP", "Customer"], true), (["a", "a"], ["a"], true), (["a"], "A", true),
            (["a"], ["a", "b"], false), (["a b"], ["a  b"], true), ([], nil, true),
        ] as [(Value, Value, Bool)]
    )
    func `set`(_ left: Value, _ right: Value, _ isSame: Bool) {
        #expect(Comparison.set.same(left, right) == isSame)
        #expect(Comparison.set.isChange(from: left, to: right) != isSame)
    }

    /// A number in a custom field of HighLevel is a JSON number; busybusy keeps texts only.
    @Test(arguments: [Comparison.exact, .text, .name, .address, .email])
    func `a number and its spelling are the same`(_ comparison: Comparison) {
        #expect(comparison.same(.number(1042), "1042"))
        #expect(!comparison.isChange(from: .number(1042), to: "1042"))
        #expect(!comparison.same(.number(1042), "1043"))
        #expect(comparison.isChange(from: .number(1042), to: .number(1043)))
    }

    @Test(
        arguments: [
            // What a person would correct travels.
            (.name, "john smith", "John Smith", true), (.name, "Núñez", "Nunez", true), (.text, "il", "IL", true),
            (.address, "12 Main St", "12 Main Street", true), (.exact, "a", "A", true), (.exact, "a  b", "a b", true),
            // Another spelling of the same number, address or set does not, nor does white space.
            (.phone(region: "US"), "312-555-0147", "+13125550147", false),
            (.email, "A@b.example", "a@B.example", false),
            (.name, "John  Smith ", "John Smith", false), (.address, " 12 Main St", "12  Main St", false),
            (.name, "Nu\u{301}n\u{303}ez", "Núñez", false), (.exact, " a", "a ", false),
            (.phone(region: "US"), "312-555-0147", "312-555-0148", true),
        ] as [(Comparison, Value, Value, Bool)]
    )
    func `what counts as a change`(_ comparison: Comparison, _ old: Value, _ new: Value, _ isChange: Bool) {
        #expect(comparison.isChange(from: old, to: new) == isChange)
    }

    @Test(arguments: all)
    func `what is not the same is a change`(_ comparison: Comparison) {
        let values: [Value] = [
            nil, "", "a", "A", "a ", "a  b", "a b", "á", "a.b", "12 Main St", "12 Main Street", "312-555-0147",
            "+13125550147", "3125550148", .number(12), "12", true, "yes", ["a"], ["A"], ["a", "b"], ["b", "a"],
        ]
        for old in values {
            for new in values where !comparison.same(old, new) {
                #expect(comparison.isChange(from: old, to: new), "\(old) -> \(new)")
            }
        }
    }
}
