import Crypto
import Foundation

/// What a vault's file holds: a version, how the payload is protected, and the payload.
///
/// A sealed payload is AES-GCM with a nonce of its own, so a change of one bit is found. A plain one carries a digest,
/// which finds damage, not malice.
struct VaultDocument: Codable {
    static let currentVersion = 1
    /// Bound into the seal, so that a payload cannot be passed off as another version's.
    private static let context = Data("highlevel sign-in, version 1".utf8)

    let version: Int
    /// The fingerprint of the key that sealed the payload; nil when it is plain.
    let sealedWith: String?
    let payload: Data
    /// The digest of a plain payload.
    let digest: Data?

    /// Writes a credential as the file's bytes.
    static func bytes(of credential: Credential, key: VaultKey?) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let plain = try encoder.encode(credential)
        let sealed = try key.flatMap { try AES.GCM.seal(plain, using: $0.key, authenticating: context).combined }
        let document = VaultDocument(
            version: currentVersion,
            sealedWith: key?.fingerprint,
            payload: sealed ?? plain,
            digest: key == nil ? Data(SHA256.hash(data: plain)) : nil
        )
        return try encoder.encode(document)
    }

    /// Reads a credential from the file's bytes; a plain one is read with or without a key.
    ///
    /// - Parameter place: names the file in errors.
    static func credential(in bytes: Data, key: VaultKey?, place: String) throws(VaultError) -> Credential {
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

    /// Whether the file's bytes are sealed.
    ///
    /// - Parameter place: names the file in errors.
    static func isSealed(_ bytes: Data, place: String) throws(VaultError) -> Bool {
        guard let document = try? JSONDecoder().decode(VaultDocument.self, from: bytes) else { throw damaged(place) }
        return document.sealedWith != nil
    }

    private func opened(_ key: VaultKey?, _ place: String) throws(VaultError) -> Data {
        guard let sealedWith else {
            guard digest == Data(SHA256.hash(data: payload)) else { throw Self.damaged(place) }
            return payload
        }
        guard let key else {
            throw VaultError(.keyMissing, "\(place) is sealed. Give the key with which it was written.")
        }
        guard key.fingerprint == sealedWith else {
            throw VaultError(
                .wrongKey,
                "\(place) is sealed with another key (\(sealedWith.prefix(16)), given \(key.fingerprint)). "
                    + "Give that key, or remove the file and sign in again."
            )
        }
        guard let box = try? AES.GCM.SealedBox(combined: payload),
            let plain = try? AES.GCM.open(box, using: key.key, authenticating: Self.context)
        else { throw Self.damaged(place) }
        return plain
    }

    private static func damaged(_ place: String) -> VaultError {
        VaultError(.damaged, "\(place) is damaged: it holds no stored sign-in. Remove it and sign in again.")
    }
}
