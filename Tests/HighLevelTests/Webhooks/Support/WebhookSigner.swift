import Crypto
import CryptoExtras
import Foundation

@testable import HighLevel

/// Signs webhooks as HighLevel does, with keys of its own.
struct WebhookSigner: Sendable {
    let current = Curve25519.Signing.PrivateKey()

    /// Keys that know this signer.
    var keys: WebhookKeys {
        get throws {
            var keys = WebhookKeys()
            try keys.add(current.publicKey)
            return keys
        }
    }

    func sign(_ body: Data) throws -> WebhookSignature {
        WebhookSignature(current: try current.signature(for: body).base64EncodedString())
    }

    /// The RSA twin, made once since that is slow; 2,048 bits for the same reason.
    static let retired = try! _RSA.Signing.PrivateKey(keySize: .bits2048)

    static func retiredSignature(of body: Data) throws -> String {
        try retired.signature(for: SHA256.hash(data: body), padding: .insecurePKCS1v1_5)
            .rawRepresentation.base64EncodedString()
    }
}

/// A body as live traffic has it, with a webhook id and a timestamp.
func webhookBody(
    _ type: String = "ContactCreate",
    id: String? = "w1",
    at time: Date? = Date(timeIntervalSince1970: 1_800_000_000),
    _ members: [String: JSONValue] = ["id": "c1"]
) throws -> Data {
    var body = members
    body["type"] = .string(type)
    body["locationId"] = "loc1"
    body["webhookId"] = id.map { .string($0) }
    body["timestamp"] = time.map { .string(HighLevelDate.format($0)) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try encoder.encode(JSONValue.object(body))
}

/// The event that JSON text decodes to.
func event(_ json: String, expecting hint: WebhookEvent.Kind? = nil) throws -> WebhookEvent {
    try WebhookEvent(decoding: Data(json.utf8), expecting: hint)
}
