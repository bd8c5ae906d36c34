import Access
import Foundation
import Testing

@Suite struct TimeCodeTests {
    private let code = TimeCode(secret: Data("12345678901234567890".utf8))

    /// RFC 6238, appendix B: the last six of its eight digits, SHA-1.
    @Test(arguments: [
        (59.0, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
        (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ]) func `the RFC's own codes`(seconds: Double, digits: String) {
        #expect(code.code(TimeCode.counter(at: Date(timeIntervalSince1970: seconds))) == digits)
    }

    @Test func `a code is good half a minute early and late, and no longer`() {
        let shown = Date(timeIntervalSince1970: 1_111_111_111)
        for offset in [-30.0, 0, 30] {
            #expect(code.counter(matching: "050 471", at: shown + offset, after: nil) != nil, "\(offset)")
        }
        for offset in [-90.0, 90] {
            #expect(code.counter(matching: "050471", at: shown + offset, after: nil) == nil, "\(offset)")
        }
    }

    @Test func `a code that was taken is not taken again, nor one before it`() throws {
        let shown = Date(timeIntervalSince1970: 1_111_111_111)
        let counter = try #require(code.counter(matching: "050471", at: shown, after: nil))
        #expect(code.counter(matching: "050471", at: shown, after: counter) == nil)
        #expect(code.counter(matching: "081804", at: shown, after: counter) == nil)
    }

    @Test(arguments: ["", "05047", "0504711", "abcdef", "٠٥٠٤٧١"]) func `what is no code is none`(typed: String) {
        #expect(code.counter(matching: typed, at: Date(timeIntervalSince1970: 1_111_111_111), after: nil) == nil)
    }

    @Test func `an app can read the address`() {
        let address = code.address(account: "ann@example.com", issuer: "Tenon")
        #expect(
            address == "otpauth://totp/Tenon%3Aann%40example%2Ecom?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Tenon"
        )
    }

    @Test func `base 32 of lengths that leave bits over, as in RFC 4648`() {
        #expect(TimeCode(secret: Data("f".utf8)).text == "MY")
        #expect(TimeCode(secret: Data("fooba".utf8)).text == "MZXW6YTB")
        #expect(TimeCode(secret: Data("foobar".utf8)).text == "MZXW6YTBOI")
    }
}
