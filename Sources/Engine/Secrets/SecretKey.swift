import Crypto
import Foundation

/// A key that seals secrets: 256 bits. It is never printed.
public struct SecretKey: Sendable {
    /// Tells keys apart without telling anything about them: the first 8 bytes of a digest, in hexadecimal.
    public let id: String
    let key: SymmetricKey

    /// A new key from the system's random source.
    public init() { self.init(SymmetricKey(size: .bits256)) }

    /// Reads a key as a file holds it: 32 bytes in base64 or in hexadecimal, as `openssl rand -base64 32` writes.
    ///
    /// - Returns: nil when the text is something else.
    public init?(text: some StringProtocol) {
        let text = text.trimmingCharacters(in: .whitespaces)
        guard let data = Self.hexadecimal(text) ?? Data(base64Encoded: text), data.count == 32 else { return nil }
        self.init(SymmetricKey(data: data))
    }

    private init(_ key: SymmetricKey) {
        self.key = key
        var digest = SHA256()
        digest.update(data: Data("tenon secret key".utf8))
        key.withUnsafeBytes { digest.update(bufferPointer: $0) }
        id = digest.finalize().prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The key as a file holds it. For key files only.
    var text: String { key.withUnsafeBytes { Data($0).base64EncodedString() } }

    private static func hexadecimal(_ text: String) -> Data? {
        guard text.utf8.count == 64 else { return nil }
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == 64 else { return nil }
        return Data(stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) })
    }
}

extension SecretKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The id, never the key.
    public var description: String { "<key \(id)>" }
    /// The id, never the key.
    public var debugDescription: String { description }
    /// A mirror without the key, so that `dump` shows none.
    public var customMirror: Swift.Mirror { Swift.Mirror(self, children: ["id": id]) }
}
