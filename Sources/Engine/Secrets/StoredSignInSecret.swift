public import HighLevel

/// The stored sign-in to HighLevel as one of the secrets of a workspace.
public enum StoredSignInSecret {
    /// How it is kept; nil when there is none.
    ///
    /// - Throws: `VaultError` when the file cannot be read or holds something else.
    public static func standing(in vault: FileTokenVault, box: SecretBox?) async throws -> SecretStanding? {
        guard let isSealed = try await vault.isSealed() else { return nil }
        let name = SecretPlace.highLevelSignIn
        let keyID = try await vault.sealingKeyID()
        do {
            _ = try await vault.load()
        } catch let error as VaultError {
            return SecretStanding(name: name, keyID: keyID, state: .unreadable, problem: error.message)
        }
        guard isSealed else { return SecretStanding(name: name, keyID: nil, state: .plain) }
        let isCurrent = try box?.keyIDs().first == keyID
        return SecretStanding(name: name, keyID: keyID, state: isCurrent ? .current : .older)
    }

    /// Seals it anew unless it is sealed with the first key. A renewal by another process waits for that, or goes before.
    ///
    /// - Returns: Whether it was sealed anew.
    /// - Throws: `VaultError`; then it is as it was.
    public static func rotate(in vault: FileTokenVault, box: SecretBox) async throws -> Bool {
        guard try await vault.isSealed() != nil else { return false }
        return try await vault.withExclusiveAccess {
            let first = try box.keyIDs().first
            guard try await vault.sealingKeyID() != first, let credential = try await vault.load() else { return false }
            try await vault.save(credential)
            return true
        }
    }
}
