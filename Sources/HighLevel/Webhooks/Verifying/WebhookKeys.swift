public import Crypto
public import CryptoExtras
import Foundation

/// The public keys that webhooks may be signed with; several at once while a key is being changed.
///
/// ```swift
/// var keys = WebhookKeys.official
/// try keys.add(pem: nextKey)
/// ```
public struct WebhookKeys: Sendable {
    /// How many keys of a kind there may be, so that the work for one webhook has a bound.
    public static let maximumCount = 8

    /// The keys of `X-GHL-Signature`: Ed25519.
    public private(set) var current: [Curve25519.Signing.PublicKey] = []
    /// The keys of `X-WH-Signature`, which was retired in 2026: RSA of at least 2,048 bits.
    public private(set) var retired: [_RSA.Signing.PublicKey] = []

    /// No keys: nothing is valid until one is added.
    public init() {}

    /// Keys in PEM form, each of either kind.
    ///
    /// - Throws: ``HighLevelError`` with code `.configuration` when one is no public key or there are too many.
    public init(pems: [String]) throws(HighLevelError) {
        for pem in pems { try add(pem: pem) }
    }

    /// Adds a key in PEM form; Ed25519 and RSA are told apart by their content.
    ///
    /// - Throws: ``HighLevelError`` with code `.configuration` when it is no public key or there are too many.
    public mutating func add(pem: String) throws(HighLevelError) {
        guard let der = Self.content(ofPEM: pem) else {
            throw .configuration("The webhook key is no PEM text. Copy it whole, with its BEGIN and END lines.")
        }
        if der.starts(with: Self.ed25519Prefix) {
            let raw = der.dropFirst(Self.ed25519Prefix.count)
            guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: raw) else { throw Self.unusable }
            try add(key)
        } else {
            guard let key = try? _RSA.Signing.PublicKey(derRepresentation: der) else { throw Self.unusable }
            try add(retired: key)
        }
    }

    /// Adds an Ed25519 key.
    ///
    /// - Throws: ``HighLevelError`` with code `.configuration` when there are ``maximumCount`` already.
    public mutating func add(_ key: Curve25519.Signing.PublicKey) throws(HighLevelError) {
        guard current.count < Self.maximumCount else { throw Self.tooMany }
        current.append(key)
    }

    /// Adds an RSA key for the retired signature.
    ///
    /// - Throws: ``HighLevelError`` with code `.configuration` when there are ``maximumCount`` already.
    public mutating func add(retired key: _RSA.Signing.PublicKey) throws(HighLevelError) {
        guard retired.count < Self.maximumCount else { throw Self.tooMany }
        retired.append(key)
    }

    /// What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410).
    private static let ed25519Prefix: [UInt8] = [
        0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]

    /// The bytes between the BEGIN and the END line.
    private static func content(ofPEM pem: String) -> Data? {
        let lines = pem.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
        guard lines.count > 2, lines.first == "-----BEGIN PUBLIC KEY-----", lines.last == "-----END PUBLIC KEY-----"
        else { return nil }
        return Data(base64Encoded: lines.dropFirst().dropLast().joined())
    }

    private static let unusable = HighLevelError.configuration(
        "The webhook key is neither Ed25519 nor RSA of at least 2,048 bits. Copy the public key that belongs to the app."
    )
    private static let tooMany = HighLevelError.configuration(
        "There are more than \(maximumCount) webhook keys of one kind. Remove those that are no longer used."
    )
}
