public import Foundation
public import HighLevel

/// Seals a file of HighLevel's tokens with Tenon's keys.
public struct SignInCipher: VaultCipher {
    private let box: SecretBox
    private let keys: SecretKeySource
    private let place: SecretPlace

    /// Makes one for the sign-in of a workspace.
    public init(keys: SecretKeySource, workspace: String) {
        self.keys = keys
        box = SecretBox(keys: keys)
        place = SecretPlace(workspace: workspace, name: SecretPlace.highLevelSignIn)
    }

    /// Seals with the first key.
    public func seal(_ plain: Data) throws(VaultError) -> VaultSealed {
        do throws(SecretError) {
            let sealed = try box.seal(plain, for: place)
            return VaultSealed(keyID: sealed.keyID ?? "", bytes: Data(sealed.text.utf8))
        } catch {
            throw VaultError(Self.code(error.code), error.description)
        }
    }

    /// Opens with whichever key sealed it; also what the client's own key sealed, before Tenon had several.
    public func open(_ sealed: VaultSealed, place file: String) throws(VaultError) -> Data {
        let text = String(decoding: sealed.bytes, as: UTF8.self)
        guard text.hasPrefix(SealedSecret.prefix) else { return try openSingle(sealed, file) }
        do throws(SecretError) {
            return try box.open(SealedSecret(text: text), for: place)
        } catch {
            throw VaultError(Self.code(error.code), "\(file): \(error.description)")
        }
    }

    private func openSingle(_ sealed: VaultSealed, _ file: String) throws(VaultError) -> Data {
        var failure = VaultError(.wrongKey, "\(file) is sealed with another key. Give that key, or sign in again.")
        for key in try ring(file).keys {
            do throws(VaultError) {
                return try VaultKey(text: key.text).open(sealed, place: file)
            } catch {
                failure = error
                // It was the right key.
                if error.code != .wrongKey { break }
            }
        }
        throw failure
    }

    private func ring(_ file: String) throws(VaultError) -> SecretKeyRing {
        do throws(SecretError) { return try keys.ring() } catch {
            throw VaultError(Self.code(error.code), "\(file): \(error.description)")
        }
    }

    private static func code(_ code: SecretError.Code) -> VaultError.Code {
        switch code {
        case .unusableKey: .unusableKey
        case .unusableFile: .unusable
        case .openToOthers: .openToOthers
        case .keyMissing: .keyMissing
        case .wrongKey: .wrongKey
        case .damaged: .damaged
        case .tooNew: .tooNew
        }
    }
}
