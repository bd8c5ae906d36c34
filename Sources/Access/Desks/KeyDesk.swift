import Foundation
public import Storage

/// Programs' keys to a workspace: made, shown once, checked, revoked.
public struct KeyDesk: Sendable {
    private let store: Store
    private let workspace: String
    private let environment: AccessEnvironment

    public init(store: Store, workspace: String, environment: AccessEnvironment) {
        self.store = store
        self.workspace = workspace
        self.environment = environment
    }

    /// A new key. Its text is shown once and kept nowhere.
    public struct NewKey: Sendable {
        public let id: String
        /// What the program sends as `Authorization: Bearer ...`.
        public let text: String
    }

    /// Makes a key.
    ///
    /// - Throws: ``AccessError`` for a name or scopes that will not do.
    public func make(name: String, scopes: Set<KeyScope>, by actor: PeopleDesk.Actor) async throws -> NewKey {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...60).contains(name.count) else {
            throw AccessError(
                .invalid,
                "The key's name has \(name.count) characters. Use 1 to 60, such as the program's name."
            )
        }
        guard !scopes.isEmpty else {
            let known = KeyScope.allCases.map(\.rawValue).joined(separator: ", ")
            throw AccessError(.invalid, "A key needs at least one scope of: \(known).")
        }
        let key = PresentedKey(workspace: workspace, id: environment.randomBytes(5).hex, secret: environment.newToken())
        let row = KeyRow(
            id: key.id,
            name: name,
            digest: key.secret.digest,
            scopes: scopes.map(\.rawValue).sorted(),
            createdAt: environment.moment
        )
        try await store.write { [workspace] tx in
            try tx.insert(row, workspace: workspace)
            try record("key made (\(row.scopes.joined(separator: ", ")))", key.id, actor, tx)
        }
        return NewKey(id: key.id, text: key.text)
    }

    /// All keys, the newest first, revoked ones too.
    public func list() async throws -> [KeyRow] {
        try await store.read { [workspace] in try $0.keys(workspace: workspace) }
    }

    /// Makes a key worthless, from the next request on.
    ///
    /// - Throws: ``AccessError`` when there is no such key or it is revoked already.
    public func revoke(_ id: String, by actor: PeopleDesk.Actor) async throws {
        try await store.write { [self] tx in
            guard try tx.revokeKey(id, at: environment.moment, workspace: workspace) else {
                throw AccessError(.impossible, "There is no key '\(id)' that could be revoked. See: tenon key list")
            }
            try record("key revoked", id, actor, tx)
        }
    }

    /// The scopes of a key that a program brought; nil when it opens nothing here.
    public func scopes(of key: PresentedKey) async throws -> Set<KeyScope>? {
        guard key.workspace == workspace else { return nil }
        let row = try await store.read { [workspace] in try $0.key(key.id, workspace: workspace) }
        guard let row, row.revokedAt == nil, ConstantTime.equal(row.digest, key.secret.digest) else { return nil }
        let moment = environment.moment
        // To the minute: a program may call often.
        if row.usedAt.map({ $0.adding(seconds: 60) < moment }) ?? true {
            try await store.write { [workspace] in try $0.touchKey(row.id, at: moment, workspace: workspace) }
        }
        return Set(row.scopes.compactMap(KeyScope.init))
    }

    private func record(_ act: String, _ id: String, _ actor: PeopleDesk.Actor, _ tx: StoreTransaction) throws {
        let row = AuditRow(
            id: environment.nextID(),
            at: environment.moment,
            actor: actor.name,
            address: actor.visitor.address,
            act: "\(act) in \(workspace)",
            subject: id
        )
        try tx.insert(row, workspace: FrontDoor.home)
    }
}

extension Data {
    /// Two digits a byte.
    fileprivate var hex: String { map { String(UInt16($0) + 256, radix: 16).dropFirst() }.joined() }
}
