import Records
import Testing

@Suite struct PhoneNumberTests {
    @Test(arguments: [
        "+13125550147", "13125550147", "3125550147", "312-555-0147", "(312) 555-0147", "312.555.0147", "312 555 0147",
        " 312 / 555 / 0147 ", "+1 (312) 555-0147", "1-312-555-0147", "tel:+1-312-555-0147",
        "(312) 555-0147 ext. 12", "312-555-0147x12", "312-555-0147 #12", "312 555 0147 extension 12",
        "３１２ ５５５ ０１４７", "312\u{2011}555\u{2011}0147", "312\u{00A0}555\u{00A0}0147", "\u{202A}+13125550147\u{202C}",
        "Mobile: 312-555-0147", "+1 312 555 0147,,12",
    ])
    func `every spelling of a number gives one form`(_ text: String) {
        #expect(PhoneNumber(text, region: "US")?.e164 == "+13125550147")
    }

    @Test(arguments: [
        ("030 901820", "DE", "+4930901820"), ("+49 (0)30 901820", "US", "+4930901820"),
        ("020 7946 0018", "GB", "+442079460018"), ("+44 20 7946 0018", "US", "+442079460018"),
        ("01 42 68 53 00", "FR", "+33142685300"), ("55 1234 5678", "MX", "+525512345678"),
        ("06 1234 5678", "IT", "+390612345678"), ("03-1234-5678", "JP", "+81312345678"),
        ("011 44 20 7946 0018", "US", "+442079460018"), ("1-800-FLOWERS", "US", "+18003569377"),
        ("٠٢ ٢٧٩٤٠٠١٨", "EG", "+20227940018"), ("001 312 555 0147", "DE", "+13125550147"),
    ])
    func `numbers of other countries`(_ text: String, _ region: String, _ e164: String) {
        #expect(PhoneNumber(text, region: region)?.e164 == e164)
    }

    @Test(arguments: [
        "", "   ", "call the office", "555-0147", "12", "000-000-0000", "+1 312 555 01", "n/a", "—", "\0",
    ])
    func `what cannot be dialled is no number`(_ text: String) {
        #expect(PhoneNumber(text, region: "US") == nil)
    }

    @Test(arguments: [
        ("+13125550147", "US", "(312) 555-0147"), ("+442079460018", "US", "020 7946 0018"),
        ("+4930901820", "DE", "030 901820"),
    ])
    func `the national form is that of the number's own country`(_ text: String, _ region: String, _ national: String) {
        #expect(PhoneNumber(text, region: region)?.national == national)
    }

    @Test func `a region that does not exist reads international numbers only`() {
        #expect(PhoneNumber("+13125550147", region: "ZZ")?.e164 == "+13125550147")
        #expect(PhoneNumber("312-555-0147", region: "ZZ") == nil)
    }

    @Test(arguments: [
        ("US", true), ("GB", true), ("MX", true), ("UK", false), ("XX", false), ("us", false), ("", false),
    ])
    func `knows the regions that have numbers`(_ region: String, _ isKnown: Bool) {
        #expect(PhoneNumber.knows(region: region) == isKnown)
    }

    @Test func `a very long text is refused and not cut`() {
        #expect(PhoneNumber(String(repeating: "3125550147", count: 1000), region: "US") == nil)
    }
}
