import Crypto
import CryptoExtras
import Foundation
import HighLevel

/// Bodies of one size, all of them different, with the signatures of keys of their own.
struct WebhookSamples {
    /// A body with its signature.
    struct Sample {
        let body: Data
        let signature: WebhookSignature
    }

    let keys: WebhookKeys
    /// Signed with Ed25519.
    let current: [Sample]
    /// Signed with RSA of 4,096 bits, as HighLevel's own key has: the first of the same bodies, since signing is slow.
    let retired: [Sample]

    /// - Parameters:
    ///   - bytes: how large each body is.
    ///   - now: what the timestamps say.
    init(count: Int, bytes: Int, now: Date) throws {
        let signer = Curve25519.Signing.PrivateKey()
        let retiredSigner = try _RSA.Signing.PrivateKey(keySize: .bits4096)
        var keys = WebhookKeys()
        try keys.add(signer.publicKey)
        try keys.add(retired: retiredSigner.publicKey)
        self.keys = keys
        let bodies = (0..<count).map { Self.body($0, bytes: bytes, now: now) }
        current = try bodies.map { body in
            let signature = try signer.signature(for: body).base64EncodedString()
            return Sample(body: body, signature: WebhookSignature(current: signature))
        }
        retired = try bodies.prefix(Self.retiredCount).map { body in
            let digest = SHA256.hash(data: body)
            let signature = try retiredSigner.signature(for: digest, padding: .insecurePKCS1v1_5)
            let text = signature.rawRepresentation.base64EncodedString()
            return Sample(body: body, signature: WebhookSignature(current: nil, retired: text))
        }
    }

    private static let retiredCount = 1000

    /// Every second one a contact, the rest tasks and messages; a free text fills each up to its size.
    private static func body(_ number: Int, bytes: Int, now: Date) -> Data {
        let time = now.formatted(.iso8601)
        let head = """
            "locationId":"ve9EPM428h8vShlRW1KT","companyId":"UAXssdawIWAWD","appId":"65f1c2ab","versionId":"65f1c2ac",\
            "webhookId":"2f6b2b0e-\(number)","timestamp":"\(time)","dateAdded":"\(time)"
            """
        let (start, end) =
            switch number % 4 {
            case 0, 2: (#"{"type":"ContactUpdate","# + head + contact(number) + #","source":""#, #""}"#)
            case 1: (#"{"type":"TaskCreate","# + head + task(number) + #","body":""#, #""}"#)
            default: (#"{"type":"InboundMessage","# + head + message(number) + #","body":""#, #""}"#)
            }
        let room = max(0, bytes - start.utf8.count - end.utf8.count)
        return Data((start + String(repeating: "Please call back. ", count: room / 18 + 1).prefix(room) + end).utf8)
    }

    private static func contact(_ number: Int) -> String {
        """
        ,"id":"c\(number)","name":"Ann Lee","firstName":"Ann","lastName":"Lee","email":"ann\(number)@example.com",\
        "phone":"+15551234567","address1":"1 Elm Street","city":"Boise","state":"ID","country":"US","postalCode":\
        "83701","dnd":false,"tags":["customer","roof","won"],"assignedTo":"u1","attachments":[],"customFields":\
        [{"id":"f1","value":"tile"},{"id":"f2","value":12.5},{"id":"f3","value":["a","b"]}]
        """
    }

    private static func task(_ number: Int) -> String {
        #","id":"t\#(number)","contactId":"c\#(number)","title":"Call","assignedTo":"u1","dueDate":"2026-11-02T16:00:00Z""#
    }

    private static func message(_ number: Int) -> String {
        """
        ,"messageId":"m\(number)","conversationId":"v\(number)","contactId":"c\(number)","direction":"inbound",\
        "messageType":"SMS","status":"delivered","contentType":"text/plain","attachments":[]
        """
    }
}
