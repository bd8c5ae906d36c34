import Crypto
import Foundation

/// What a vault's file holds: a version, how the payload is protected, and the payload.
///
/// A sealed payload is what a ``VaultCipher`` made, which finds every change. A plain one carries a digest, which finds
/// damage, not malice.
struct VaultDocument: Codable {
    static let currentVersion = 1

    let version: Int
    /// The fingerprint of the key that sealed the payload; nil when it is plain.
    let sealedWith: String?
    let payload: Data
    /// The digest of a plain payload.
    let digest: Data?

    /// Writes a credential as the file's bytes.
    static func bytes(of credential: Credential, key: (any VaultCipher)?) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let plain = try encoder.encode(credential)
        let sealed = try key?.seal(plain)
        let document = VaultDocument(
            version: currentVersion,
            sealedWith: sealed?.keyID,
            payload: sealed?.bytes ?? plain,
            digest: key == nil ? Data(SHA256.hash(data: plain)) : nil
        )
        return try encoder.encode(document)
    }

    /// Reads a credential from the file's bytes; a plain one is read with or without a key.
    ///
    /// - Parameter place: names the file in errors.
    static func credential(in bytes: Data, key: (any VaultCipher)?, place: String) throws(VaultError)
        -> Credential
    {
        struct Version: Decodable { let version: Int }
        guard let version = try? JSONDecoder().decode(Version.self, from: bytes).version else {
            throw damaged(place)
        }
        guard version == currentVersion else {
            throw VaultError(
                .tooNew,
                "\(place) was written by a later version (\(version)). Use that version to read it."
            )
        }
        guard let document = try? JSONDecoder().decode(VaultDocument.self, from: bytes) else { throw damaged(place) }
        let plain = try document.opened(key, place)
        guard let credential = try? JSONDecoder().decode(Credential.self, from: plain) else { throw damaged(place) }
        return credential
    }

    /// Which key sealed the file's bytes; nil when they are plain.
    ///
    /// - Parameter place: names the file in errors.
    static func sealingKey(of bytes: Data, place: String) throws(VaultError) -> String? {
        guard let document = try? JSONDecoder().decode(VaultDocument.self, from: bytes) else { throw damaged(place) }
        return document.sealedWith
    }

    private func opened(_ key: (any VaultCipher)?, _ place: String) throws(VaultError) -> Data {
        guard let sealedWith else {
            guard digest == Data(SHA256.hash(data: payload)) else { throw Self.damaged(place) }
            return payload
        }
        guard let key else {
            throw VaultError(.keyMissing, "\(place) is sealed. Give the key with which it was written.")
        }
        return try key.open(VaultSealed(keyID: sealedWith, bytes: payload), place: place)
    }

    private static func damaged(_ place: String) -> VaultError {
        VaultError(.damaged, "\(place) is damaged: it holds no stored sign-in. Remove it and sign in again.")
    }
}
