import Crypto
import CryptoExtras
import Foundation
import Testing

@testable import Sandbox

/// Signatures over the raw bytes, and bytes that JavaScript would write the same.
@Suite struct HighLevelWebhookSigningTests {
    private let bytes = Array(#"{"type":"NoteCreate","body":"Zoë „quoted“ 屋根"}"#.utf8)

    private func signer() throws -> HighLevelWebhookSigner {
        var signer = try HighLevelWebhookSigner(seed: "x")
        try signer.makeRSA()
        return signer
    }

    private func headers(_ signer: HighLevelWebhookSigner, _ bytes: [UInt8]) throws -> [String: Data] {
        let headers = try signer.headers(for: bytes, settings: .init(appID: "a", versionID: "a"))
        return Dictionary(uniqueKeysWithValues: headers.map { ($0.name, Data(base64Encoded: $0.value) ?? Data()) })
    }

    @Test func ed25519VerifiesWithTheShownKeyAndFailsOnOneBit() throws {
        let signer = try signer()
        let signature = try #require(try headers(signer, bytes)["X-GHL-Signature"])
        let lines = signer.ed25519PEM.split(separator: "\n").filter { !$0.hasPrefix("-") }
        let der = try #require(Data(base64Encoded: lines.joined()))
        #expect(der.count == 44)
        let key = try Curve25519.Signing.PublicKey(rawRepresentation: der.suffix(32))
        #expect(key.isValidSignature(signature, for: bytes))
        var tampered = bytes
        tampered[10] ^= 1
        #expect(!key.isValidSignature(signature, for: tampered))
    }

    @Test func rsaVerifiesWithTheShownKeyAndFailsOnOneBit() throws {
        let signer = try signer()
        let signature = try #require(try headers(signer, bytes)["X-WH-Signature"])
        let key = try _RSA.Signing.PublicKey(pemRepresentation: try #require(signer.rsaPEM))
        let read = _RSA.Signing.RSASignature(rawRepresentation: signature)
        #expect(key.isValidSignature(read, for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5))
        var tampered = bytes
        tampered[10] ^= 1
        #expect(!key.isValidSignature(read, for: SHA256.hash(data: tampered), padding: .insecurePKCS1v1_5))
    }

    @Test func eachSignatureCanBeLeftOut() throws {
        let signer = try signer()
        var settings = HighLevelWebhookSettings(appID: "a", versionID: "a")
        settings.signsRSA = false
        #expect(try signer.headers(for: bytes, settings: settings).map(\.name) == ["X-GHL-Signature"])
        (settings.signsRSA, settings.signsEd25519) = (true, false)
        #expect(try signer.headers(for: bytes, settings: settings).map(\.name) == ["X-WH-Signature"])
    }

    @Test func theEd25519KeyIsTheSameAtEveryStart() throws {
        #expect(try HighLevelWebhookSigner(seed: "x").ed25519PEM == HighLevelWebhookSigner(seed: "x").ed25519PEM)
        #expect(try HighLevelWebhookSigner(seed: "x").ed25519PEM != HighLevelWebhookSigner(seed: "y").ed25519PEM)
    }

    @Test(arguments: [
        (0.5, "0.5"), (12.25, "12.25"), (0.00005, "0.00005"), (0.0000015, "0.0000015"), (1e-7, "1e-7"),
        (1.5e-9, "1.5e-9"), (1e21, "1e+21"), (1.25e25, "1.25e+25"), (1e20, "100000000000000000000"),
        (-0.00002, "-0.00002"), (2, "2"),
    ])
    func numbersAreWrittenAsInJavaScript(_ number: Double, _ text: String) {
        #expect(number.javaScriptText == text)
    }

    @Test func membersAndEscapesAreThoseOfJavaScript() {
        let value: HighLevelValue = ["b": ["10": 1, "x": "\u{8}\u{c}\u{1}/ü", "2": 2], "a": [["1": 0, "0": 0]]]
        let text = String(decoding: value.inJavaScriptOrder.jsonBytes(), as: UTF8.self)
        #expect(text == #"{"b":{"2":2,"10":1,"x":"\b\f\u0001/ü"},"a":[{"0":0,"1":0}]}"#)
    }
}
