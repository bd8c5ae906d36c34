import Crypto
import CryptoExtras
import Foundation
import Testing

@testable import HighLevel

@Suite struct WebhookVerifierTests {
    private let signer = WebhookSigner()
    private let body = Data(#"{"type":"ContactCreate","id":"c1","tags":["ä","b"],"n":1.50}"#.utf8)

    @Test func aSignedBodyIsValid() throws {
        let verifier = WebhookVerifier(keys: try signer.keys)
        #expect(verifier.verify(body, signature: try signer.sign(body)) == .valid)
    }

    @Test func everyChangedBitIsSeen() throws {
        let verifier = WebhookVerifier(keys: try signer.keys)
        let signature = try signer.sign(body)
        for bit in 0..<(body.count * 8) {
            var tampered = body
            tampered[bit / 8] ^= 1 << (bit % 8)
            #expect(verifier.verify(tampered, signature: signature) == .wrongSignature, "bit \(bit)")
        }
    }

    @Test func everyChangedByteOfTheSignatureIsSeen() throws {
        let verifier = WebhookVerifier(keys: try signer.keys)
        let bytes = try signer.current.signature(for: body)
        for index in bytes.indices {
            var tampered = Data(bytes)
            tampered[index] ^= 1
            let signature = WebhookSignature(current: tampered.base64EncodedString())
            #expect(verifier.verify(body, signature: signature) == .wrongSignature, "byte \(index)")
        }
    }

    @Test func anotherKeyIsWrong() throws {
        let verifier = WebhookVerifier(keys: try WebhookSigner().keys)
        #expect(verifier.verify(body, signature: try signer.sign(body)) == .wrongSignature)
        #expect(WebhookVerifier().verify(body, signature: try signer.sign(body)) == .wrongSignature)
    }

    @Test func aBodyThatWasParsedAndWrittenAgainIsWrong() throws {
        let verifier = WebhookVerifier(keys: try signer.keys)
        let again = try JSONEncoder().encode(JSONDecoder().decode(JSONValue.self, from: body))
        #expect(again != body)
        #expect(verifier.verify(again, signature: try signer.sign(body)) == .wrongSignature)
    }

    @Test(arguments: [nil, "", "  ", "N/A", "n/a", " N/A "])
    func noSignature(_ value: String?) throws {
        let verifier = WebhookVerifier(keys: try signer.keys, acceptsRetiredSignature: true)
        #expect(verifier.verify(body, signature: WebhookSignature(current: value, retired: value)) == .signatureMissing)
    }

    @Test(arguments: [
        "abc", "not base64!", "=", Data(count: 63).base64EncodedString(), Data(count: 65).base64EncodedString(),
        String(repeating: "A", count: 100_000), String(repeating: " ", count: 100_000), "N/A,N/A", "\u{0}",
    ])
    func malformedSignatures(_ value: String) throws {
        let verifier = WebhookVerifier(keys: try signer.keys, acceptsRetiredSignature: true)
        #expect(verifier.verify(body, signature: WebhookSignature(current: value)) == .malformedSignature)
        let retired = WebhookSignature(current: "N/A", retired: value)
        #expect(verifier.verify(body, signature: retired) == .malformedSignature)
    }

    @Test func whiteSpaceAroundASignatureIsDropped() throws {
        let verifier = WebhookVerifier(keys: try signer.keys)
        let signature = WebhookSignature(current: " \(try signer.sign(body).current!)\r\n")
        #expect(verifier.verify(body, signature: signature) == .valid)
    }

    @Test func headersAreLookedUpByName() throws {
        let value = try signer.sign(body).current
        let headers = ["X-GHL-Signature": value, "X-WH-Signature": "N/A"]
        let signature = WebhookSignature { headers[$0] ?? nil }
        #expect(signature == WebhookSignature(current: value, retired: nil))
    }

    @Test func aBodyAboveTheBoundIsNotLookedAt() throws {
        let verifier = WebhookVerifier(keys: try signer.keys, maximumBodyBytes: body.count - 1)
        let verdict = verifier.verify(body, signature: try signer.sign(body))
        #expect(verdict == .bodyTooLarge(bytes: body.count, maximum: body.count - 1))
        let exact = WebhookVerifier(keys: try signer.keys, maximumBodyBytes: body.count)
        #expect(exact.verify(body, signature: try signer.sign(body)) == .valid)
        let huge = Data(count: WebhookVerifier.defaultMaximumBodyBytes + 1)
        #expect(WebhookVerifier().verify(huge, signature: try signer.sign(huge)).name == "bodyTooLarge")
    }

    @Test func eachOfSeveralKeysCounts() throws {
        let next = WebhookSigner()
        var keys = try signer.keys
        try keys.add(next.current.publicKey)
        let verifier = WebhookVerifier(keys: keys)
        #expect(verifier.verify(body, signature: try signer.sign(body)) == .valid)
        #expect(verifier.verify(body, signature: try next.sign(body)) == .valid)
    }

    @Test func noKeysMeanNothingIsValid() throws {
        let verifier = WebhookVerifier(keys: WebhookKeys())
        #expect(verifier.verify(body, signature: try signer.sign(body)) == .wrongSignature)
    }

    @Test func theSameVerdictGivesAStatus() {
        let verdicts: [(WebhookVerdict, Int)] = [
            (.valid, 200), (.replayed(firstSeen: .distantPast), 200), (.signatureMissing, 401),
            (.malformedSignature, 401), (.wrongSignature, 401), (.retiredSignatureOnly, 401),
            (.bodyTooLarge(bytes: 2, maximum: 1), 413), (.unreadable(.undecodable), 400),
            (.tooOld(by: .seconds(1)), 400), (.tooFarAhead(by: .seconds(1)), 400),
        ]
        #expect(verdicts.map(\.0.status) == verdicts.map(\.1))
        #expect(Set(verdicts.map(\.0.name)).count == verdicts.count)
        #expect(Set(verdicts.map(\.0.description)).count == verdicts.count)
    }
}

@Suite struct RetiredSignatureTests {
    private let signer = WebhookSigner()
    private let body = Data(#"{"type":"ContactCreate"}"#.utf8)

    private func verifier(accepts: Bool) throws -> WebhookVerifier {
        var keys = try signer.keys
        try keys.add(retired: WebhookSigner.retired.publicKey)
        return WebhookVerifier(keys: keys, acceptsRetiredSignature: accepts)
    }

    @Test func itIsOffUnlessSwitchedOn() throws {
        let signature = WebhookSignature(current: nil, retired: try WebhookSigner.retiredSignature(of: body))
        #expect(try verifier(accepts: false).verify(body, signature: signature) == .retiredSignatureOnly)
        #expect(try verifier(accepts: true).verify(body, signature: signature) == .valid)
        #expect(!WebhookVerifier().acceptsRetiredSignature)
    }

    @Test func aChangedBitIsSeen() throws {
        let signature = WebhookSignature(current: nil, retired: try WebhookSigner.retiredSignature(of: body))
        var tampered = body
        tampered[3] ^= 1
        #expect(try verifier(accepts: true).verify(tampered, signature: signature) == .wrongSignature)
    }

    @Test func aPSSSignatureIsWrong() throws {
        let pss = try WebhookSigner.retired.signature(for: SHA256.hash(data: body), padding: .PSS).rawRepresentation
        let signature = WebhookSignature(current: nil, retired: pss.base64EncodedString())
        #expect(try verifier(accepts: true).verify(body, signature: signature) == .wrongSignature)
    }

    @Test func itDoesNotMakeGoodAWrongNewOne() throws {
        let retired = try WebhookSigner.retiredSignature(of: body)
        let other = try WebhookSigner().sign(body).current
        let verifier = try verifier(accepts: true)
        #expect(verifier.verify(body, signature: WebhookSignature(current: other, retired: retired)) == .wrongSignature)
        let bad = WebhookSignature(current: "abc", retired: retired)
        #expect(verifier.verify(body, signature: bad) == .malformedSignature)
    }

    @Test func theNewOneNeedsNoHelp() throws {
        let signature = WebhookSignature(current: try signer.sign(body).current, retired: "nonsense")
        #expect(try verifier(accepts: true).verify(body, signature: signature) == .valid)
    }

    @Test func anotherLengthIsMalformed() throws {
        let signature = WebhookSignature(current: nil, retired: Data(count: 512).base64EncodedString())
        #expect(try verifier(accepts: true).verify(body, signature: signature) == .malformedSignature)
    }
}

@Suite struct WebhookKeysTests {
    @Test func theOfficialKeysAreThere() {
        #expect(WebhookKeys.official.current.count == 1)
        #expect(WebhookKeys.official.retired.map(\.keySizeInBits) == [4096])
        let raw = WebhookKeys.official.current[0].rawRepresentation.base64EncodedString()
        #expect(raw == "i2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=")
    }

    @Test func aKeyIsReadFromPEM() throws {
        let key = Curve25519.Signing.PrivateKey().publicKey
        let der =
            Data([0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]) + key.rawRepresentation
        let pem = "\n-----BEGIN PUBLIC KEY-----\r\n\(der.base64EncodedString())\r\n-----END PUBLIC KEY-----\n\n"
        let keys = try WebhookKeys(pems: [pem, WebhookSigner.retired.publicKey.pemRepresentation])
        #expect(keys.current.map(\.rawRepresentation) == [key.rawRepresentation])
        #expect(keys.retired.map(\.keySizeInBits) == [2048])
    }

    @Test(arguments: [
        "", "MCowBQYDK2VwAyEA", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\n!!!\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAi2HR\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
    ])
    func whatIsNoKeyIsRefused(_ pem: String) {
        #expect(throws: HighLevelError.self) { try WebhookKeys(pems: [pem]) }
    }

    @Test func thereIsABoundOnKeys() throws {
        let key = WebhookKeys.official.current[0]
        var keys = WebhookKeys()
        for _ in 0..<WebhookKeys.maximumCount { try keys.add(key) }
        #expect(throws: HighLevelError.self) { try keys.add(key) }
        #expect(keys.current.count == WebhookKeys.maximumCount)
    }
}
