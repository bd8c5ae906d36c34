import Crypto
public import Foundation

/// AES-GCM with a nonce of its own for every seal, so a change of one bit is found.
extension VaultKey: VaultCipher {
    /// Bound into the seal, so that a payload cannot be passed off as another version's.
    private static let context = Data("highlevel sign-in, version 1".utf8)

    /// Seals a sign-in.
    public func seal(_ plain: Data) throws(VaultError) -> VaultSealed {
        guard let sealed = try? AES.GCM.seal(plain, using: key, authenticating: Self.context).combined else {
            throw VaultError(.unusableKey, "The key cannot seal. Make another with: openssl rand -base64 32")
        }
        return VaultSealed(keyID: fingerprint, bytes: sealed)
    }

    /// Opens what this key sealed.
    public func open(_ sealed: VaultSealed, place: String) throws(VaultError) -> Data {
        guard fingerprint == sealed.keyID else {
            throw VaultError(
                .wrongKey,
                "\(place) is sealed with another key (\(sealed.keyID.prefix(16)), given \(fingerprint)). "
                    + "Give that key, or remove the file and sign in again."
            )
        }
        guard let box = try? AES.GCM.SealedBox(combined: sealed.bytes),
            let plain = try? AES.GCM.open(box, using: key, authenticating: Self.context)
        else {
            throw VaultError(
                .damaged,
                "\(place) is damaged: it holds no stored sign-in. Remove it and sign in again."
            )
        }
        return plain
    }
}
