import Crypto
public import Foundation

/// Seals secrets for one place each and opens them there: AES-256-GCM with a random nonce for every seal.
///
///     let box = SecretBox(keys: .file(SecretKeyFile(path: "tenon.key")))
///     let sealed = try box.seal(Data(key.utf8), for: SecretPlace(workspace: "main", name: SecretPlace.busybusyKey))
public struct SecretBox: Sendable {
    private let keys: SecretKeySource

    /// Makes a box for the keys of a source.
    public init(keys: SecretKeySource) { self.keys = keys }

    /// The ids of the keys as they are now; the first seals.
    ///
    /// - Throws: ``SecretError`` when the keys cannot be read.
    public func keyIDs() throws(SecretError) -> [String] { try keys.ring().keys.map(\.id) }

    /// Seals with the first key.
    ///
    /// - Throws: ``SecretError`` when the keys cannot be read.
    public func seal(_ plain: Data, for place: SecretPlace) throws(SecretError) -> SealedSecret {
        let key = try keys.ring().first
        let bound = place.associatedData(version: SealedSecret.currentVersion)
        guard let combined = try? AES.GCM.seal(plain, using: key.key, authenticating: bound).combined else {
            throw SecretError(.unusableKey, "\(place) cannot be sealed with key \(key.id). Make another key.")
        }
        return SealedSecret(keyID: key.id, combined: combined)
    }

    /// Opens with whichever key sealed it.
    ///
    /// - Throws: ``SecretError`` for a key that is not at hand, and for a text that was changed, cut off or moved.
    public func open(_ sealed: SealedSecret, for place: SecretPlace) throws(SecretError) -> Data {
        guard let version = sealed.version else { throw .damaged(place) }
        guard version == SealedSecret.currentVersion else {
            throw SecretError(
                .tooNew,
                "\(place) was sealed by a later version of Tenon (form \(version)). Use that version."
            )
        }
        guard let id = sealed.keyID, let combined = sealed.combined,
            let box = try? AES.GCM.SealedBox(combined: combined)
        else { throw .damaged(place) }
        let ring = try keys.ring()
        guard let key = ring.key(id) else {
            throw SecretError(
                .wrongKey,
                "\(place) is sealed with another key (\(id.prefix(16)), given \(ring.keys.map(\.id).joined(separator: ", "))). "
                    + "Put that key back among the keys, or store the secret anew."
            )
        }
        let bound = place.associatedData(version: version)
        guard let plain = try? AES.GCM.open(box, using: key.key, authenticating: bound) else { throw .damaged(place) }
        return plain
    }
}

extension SecretError {
    fileprivate static func damaged(_ place: SecretPlace) -> SecretError {
        SecretError(
            .damaged,
            "\(place) cannot be opened: its sealed text was changed, cut off, or belongs to another place. "
                + "Restore a backup, or store the secret anew."
        )
    }
}
