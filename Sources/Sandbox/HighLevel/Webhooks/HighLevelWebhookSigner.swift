import Crypto
import CryptoExtras
import Foundation

/// The sandbox's own keys: HighLevel's are secret, and its SDKs take others by configuration.
struct HighLevelWebhookSigner: Sendable {
    private let ed25519: Curve25519.Signing.PrivateKey
    /// Made when it is first needed, since it takes a while; 2048 bits where HighLevel has 4096.
    private var rsa: _RSA.Signing.PrivateKey?

    /// The Ed25519 key comes from the text, so that it is the same at every start; the RSA key is a new one each time.
    init(seed: String) throws {
        var random = PopulationRandom(seed: 0, stream: "webhook-key " + seed)
        let bytes = (0..<4).flatMap { _ in withUnsafeBytes(of: random.next().littleEndian) { Array($0) } }
        ed25519 = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    }

    /// The headers over exactly these bytes: base64 of a pure Ed25519 signature, and of RSA PKCS#1 v1.5 over SHA-256.
    func headers(
        for bytes: [UInt8],
        settings: HighLevelWebhookSettings
    ) throws -> [(name: String, value: String)] {
        var headers: [(name: String, value: String)] = []
        if settings.signsEd25519 {
            headers.append(("X-GHL-Signature", try ed25519.signature(for: bytes).base64EncodedString()))
        }
        if settings.signsRSA, let rsa {
            let signature = try rsa.signature(for: bytes, padding: .insecurePKCS1v1_5)
            headers.append(("X-WH-Signature", signature.rawRepresentation.base64EncodedString()))
        }
        return headers
    }

    /// Makes the RSA key if there is none yet.
    mutating func makeRSA() throws {
        if rsa == nil { rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048) }
    }

    /// SubjectPublicKeyInfo of the Ed25519 key.
    var ed25519PEM: String {
        let head: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
        let text = Data(head + ed25519.publicKey.rawRepresentation).base64EncodedString()
        return "-----BEGIN PUBLIC KEY-----\n\(text)\n-----END PUBLIC KEY-----\n"
    }

    /// SubjectPublicKeyInfo of the RSA key, nil before it was made.
    var rsaPEM: String? { rsa.map { $0.publicKey.pemRepresentation + "\n" } }
}
