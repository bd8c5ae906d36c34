public import Foundation
public import Storage

/// Keeps a workspace's secrets in the store, sealed, and hands them out opened.
public struct SecretVault: Sendable {
    private let store: Store
    private let workspace: String
    private let now: @Sendable () -> Date

    /// Makes one for a workspace of a store.
    public init(store: Store, workspace: String, now: @escaping @Sendable () -> Date) {
        self.store = store
        self.workspace = workspace
        self.now = now
    }

    /// Seals a secret and keeps it, in place of the one with its name; on disk when this returns.
    ///
    /// - Throws: ``SecretError`` when there is no key to seal with, or what the store throws.
    public func save(_ secret: String, as name: String, box: SecretBox) async throws {
        let row = try seal(Data(secret.utf8), name, box)
        try await store.write { [workspace] in try $0.save(row, workspace: workspace) }
    }

    /// The secret with that name, opened; nil when there is none.
    ///
    /// - Throws: ``SecretError`` when it cannot be opened, or what the store throws.
    public func load(_ name: String, box: SecretBox?) async throws -> String? {
        guard let row = try await store.read({ [workspace] in try $0.secret(name, workspace: workspace) }) else {
            return nil
        }
        let place = SecretPlace(workspace: workspace, name: name)
        guard let box else {
            throw SecretError(.keyMissing, "\(place) is stored sealed. Give the key with which it was sealed.")
        }
        return String(decoding: try box.open(SealedSecret(text: row.sealed), for: place), as: UTF8.self)
    }

    /// How each secret is kept, by name.
    public func standings(box: SecretBox?) async throws -> [SecretStanding] {
        let rows = try await store.read { [workspace] in try $0.secrets(workspace: workspace) }
        let first = try box?.keyIDs().first
        return rows.map { row in
            let sealed = SealedSecret(text: row.sealed)
            var state: SecretStanding.State = sealed.keyID == first ? .current : .older
            var problem: String?
            do throws(SecretError) {
                _ = try box?.open(sealed, for: SecretPlace(workspace: workspace, name: row.name))
            } catch {
                (state, problem) = (.unreadable, error.description)
            }
            if box == nil { (state, problem) = (.unreadable, "There is no key to open it with.") }
            return SecretStanding(name: row.name, keyID: sealed.keyID, state: state, problem: problem)
        }
    }

    /// Seals anew what is not sealed with the first key, each in a step of its own, while others go on.
    ///
    /// What somebody else stored meanwhile stays.
    ///
    /// - Returns: The names of what was sealed anew.
    /// - Throws: ``SecretError`` for one that cannot be opened; what was done before stays done.
    public func rotate(box: SecretBox) async throws -> [String] {
        var rotated: [String] = []
        for row in try await store.read({ [workspace] in try $0.secrets(workspace: workspace) }) {
            let sealed = SealedSecret(text: row.sealed)
            if sealed.keyID == (try box.keyIDs().first) { continue }
            let plain = try box.open(sealed, for: SecretPlace(workspace: workspace, name: row.name))
            let anew = try seal(plain, row.name, box)
            let isReplaced = try await store.write { [workspace] in
                try $0.replace(row, with: anew, workspace: workspace)
            }
            if isReplaced { rotated.append(row.name) }
        }
        return rotated
    }

    private func seal(_ plain: Data, _ name: String, _ box: SecretBox) throws(SecretError) -> SecretRow {
        let sealed = try box.seal(plain, for: SecretPlace(workspace: workspace, name: name))
        return SecretRow(name: name, sealed: sealed.text, sealedAt: Milliseconds(now()))
    }
}
