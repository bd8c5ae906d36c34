import Crypto
public import Foundation

/// What one webhook is known again by: 16 bytes made from its id, or from its body when it has none.
///
/// Ids are digested so that each takes the same room, however long a stranger makes them. Two events without an id and
/// with the same bytes are taken for one; live events have ids (seen in live traffic, the documents leave them out).
public struct WebhookIdentity: Sendable, Hashable {
    private let high: UInt64
    private let low: UInt64

    /// The identity of an event with this `webhookId`, or with this body when the id is nil or empty.
    public init(webhookID: String?, body: Data) {
        var hash = SHA256()
        if let webhookID, !webhookID.isEmpty {
            hash.update(data: Data("id:".utf8))
            hash.update(data: Data(webhookID.utf8))
        } else {
            hash.update(data: Data("body:".utf8))
            hash.update(data: body)
        }
        let bytes = Array(hash.finalize())
        high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The 16 bytes, as a durable store keeps them.
    public var bytes: [UInt8] {
        [high, low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) } }
    }
}

extension WebhookIdentity: CustomStringConvertible {
    /// 32 hexadecimal digits.
    public var description: String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
