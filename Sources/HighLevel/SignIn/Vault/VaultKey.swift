import Crypto
import Foundation

/// The key that seals a vault: 256 bits, kept apart from the vault's file. It is never printed.
public struct VaultKey: Sendable {
    let key: SymmetricKey

    /// Reads a key as a file holds it: 32 bytes in base64 or in hexadecimal, as `openssl rand -base64 32` writes.
    ///
    /// - Throws: ``VaultError`` with code `.unusableKey`.
    public init(text: String) throws(VaultError) {
        let text = text.trimmed
        guard let data = Self.hexadecimal(text) ?? Data(base64Encoded: text), data.count == 32 else {
            throw VaultError(
                .unusableKey,
                "The key must be 32 bytes in base64 or hexadecimal. Make one with: openssl rand -base64 32"
            )
        }
        key = SymmetricKey(data: data)
    }

    /// Tells keys apart without telling anything about them: the first 8 bytes of a digest.
    var fingerprint: String {
        var digest = SHA256()
        digest.update(data: Data("vault key fingerprint".utf8))
        key.withUnsafeBytes { digest.update(bufferPointer: $0) }
        return digest.finalize().prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func hexadecimal(_ text: String) -> Data? {
        guard text.utf8.count == 64 else { return nil }
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == 64 else { return nil }
        return Data(stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) })
    }
}

extension VaultKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `<redacted>`.
    public var description: String { "<redacted>" }
    /// Always `<redacted>`.
    public var debugDescription: String { "<redacted>" }
    /// A mirror without children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
