public import Foundation

/// Seals what a vault stores and opens it again. ``VaultKey`` is one; who keeps keys of its own brings another.
public protocol VaultCipher: Sendable {
    /// Seals a sign-in.
    ///
    /// - Throws: ``VaultError`` when there is no key to seal with.
    func seal(_ plain: Data) throws(VaultError) -> VaultSealed

    /// Opens what was sealed.
    ///
    /// - Parameter place: names the file in errors.
    /// - Throws: ``VaultError`` with code `.wrongKey` or `.damaged`.
    func open(_ sealed: VaultSealed, place: String) throws(VaultError) -> Data
}

/// A sealed sign-in, as a vault's file holds it.
public struct VaultSealed: Sendable, Hashable {
    /// Tells which key sealed it, and nothing about that key.
    public let keyID: String
    /// What only that key opens.
    public let bytes: Data

    /// Puts it together.
    public init(keyID: String, bytes: Data) {
        self.keyID = keyID
        self.bytes = bytes
    }
}
