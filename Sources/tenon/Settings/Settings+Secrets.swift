import Access
import Configuration
import Engine
import Foundation
import Storage

/// The keys that seal what is stored, and what is stored sealed.
extension Settings {
    /// Whether a key is set that seals secrets.
    var sealsSecrets: Bool { secretsKeyFile != nil || isSet("secrets.key") }

    /// The file of keys that is set.
    var secretsKeyFile: SecretKeyFile? {
        reader.string(forKey: "secrets.key.file").flatMap { $0.isEmpty ? nil : SecretKeyFile(path: $0) }
    }

    /// Where the keys come from; nil when none is set.
    ///
    /// - Throws: ``CommandFailure`` for two settings at once, and for keys that cannot be read.
    func secretKeys() throws -> SecretKeySource? {
        let setting = secretsKeyFile == nil ? "TENON_SECRETS_KEY" : "TENON_SECRETS_KEY_FILE"
        do throws(SecretError) {
            guard let file = secretsKeyFile else {
                guard let text = reader.string(forKey: "secrets.key", isSecret: true), !text.isEmpty else { return nil }
                return .fixed(try SecretKeyRing(text: text, place: setting))
            }
            // Read once now, so that what is wrong with it is told before anything is begun.
            _ = try file.read()
        } catch {
            throw CommandFailure(
                setting == "TENON_SECRETS_KEY" ? error.description : "\(setting) names a file of no use: \(error)"
            )
        }
        guard !isSet("secrets.key") else {
            throw CommandFailure(
                "TENON_SECRETS_KEY and TENON_SECRETS_KEY_FILE are both set. Leave one out, so that it is clear which "
                    + "keys seal."
            )
        }
        return secretsKeyFile.map(SecretKeySource.file)
    }

    /// What seals and opens secrets; nil when no key is set.
    func secretBox() throws -> SecretBox? { try secretKeys().map(SecretBox.init) }

    /// busybusy's key that is stored, opened; nil when there is none.
    ///
    /// - Parameter store: The store's path, or nil for none.
    func storedBusybusyKey(store: String?) async throws -> String? {
        guard let store, FileManager.default.fileExists(atPath: store) else { return nil }
        let box = try secretBox()
        return try await Self.withVault(store: store) { try await $0.load(SecretPlace.busybusyKey, box: box) }
    }

    /// Opens the store for the work on its secrets, beside whoever else works on it.
    ///
    /// - Parameter workspace: Whose secrets; else those of the one workspace.
    static func withVault<Result>(
        store: String,
        workspace: String = WorkspaceOptions.workspaceID,
        _ work: (SecretVault) async throws -> Result
    ) async throws -> Result {
        let file = try Store(path: store)
        defer { try? file.close() }
        return try await work(SecretVault(store: file, workspace: workspace, now: { Date() }))
    }

    /// Whose secrets there are: the workspace's, and those of people.
    static let secretOwners = [WorkspaceOptions.workspaceID, FrontDoor.home]

    /// Seals the secrets of people's authenticator apps; nil when no key is set.
    func sealing() throws -> SecretSealing? {
        guard let box = try secretBox() else { return nil }
        return SecretSealing(
            seal: { plain, name in
                try box.seal(Data(plain.utf8), for: SecretPlace(workspace: FrontDoor.home, name: name)).text
            },
            open: { sealed, name in
                let plain = try box.open(
                    SealedSecret(text: sealed),
                    for: SecretPlace(workspace: FrontDoor.home, name: name)
                )
                return String(decoding: plain, as: UTF8.self)
            }
        )
    }

    private func isSet(_ key: ConfigKey) -> Bool { !(reader.string(forKey: key, isSecret: true) ?? "").isEmpty }
}
