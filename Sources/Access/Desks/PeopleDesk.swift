import Foundation
public import Storage

/// Who works with a workspace, and what they may do there.
///
/// A role in ``FrontDoor/home`` holds in every workspace: an agency's own people.
public struct PeopleDesk: Sendable {
    private let door: FrontDoor
    private let workspace: String

    /// - Parameter workspace: The workspace, or ``FrontDoor/home`` for roles that hold everywhere.
    public init(door: FrontDoor, workspace: String) {
        self.door = door
        self.workspace = workspace
    }

    /// A person with what they may do here.
    public struct Member: Hashable, Sendable {
        public let id: Int64
        public let email: String
        public let name: String
        public let role: Role
        /// Whether the role holds in every workspace.
        public let isEverywhere: Bool
        public let hasSecondFactor: Bool
        /// When they last signed in; nil for never.
        public let signedInAt: Milliseconds?
    }

    /// Who asked for an act, and from where.
    public struct Actor: Hashable, Sendable {
        let name: String
        let visitor: Visitor

        /// - Parameter name: The person's address.
        public init(name: String, visitor: Visitor) {
            self.name = name
            self.visitor = visitor
        }

        /// Whoever may run commands on the machine itself.
        public static let terminal = Actor(name: "terminal", visitor: .terminal)
    }

    /// Everybody who may do something here, by address.
    public func members() async throws -> [Member] {
        try await door.store.read { [workspace] tx in
            let everywhere = try tx.grants(workspace: FrontDoor.home)
            let here = try tx.grants(workspace: workspace)
            return try tx.people(home: FrontDoor.home).compactMap { person in
                guard let role = (everywhere[person.id] ?? here[person.id]).flatMap(Role.init) else { return nil }
                return Member(
                    id: person.id,
                    email: person.email,
                    name: person.name,
                    role: role,
                    isEverywhere: everywhere[person.id] != nil,
                    hasSecondFactor: person.hasCode,
                    signedInAt: person.signedInAt
                )
            }
        }
    }

    /// A link that lets somebody join; good for seven days. Somebody who has an account gets the role at once, and no link.
    ///
    /// - Throws: ``AccessError`` for what is no address.
    public func invite(_ email: String, as role: Role, by actor: Actor) async throws -> AccessToken? {
        let email = FrontDoor.normal(email)
        try FrontDoor.check(email: email)
        let token = door.environment.newToken()
        let link = DoorLinkRow(
            digest: token.digest,
            purpose: LinkPurpose.invitation,
            email: email,
            grants: [workspace: role.rawValue],
            expiresAt: door.environment.moment.adding(seconds: FrontDoor.invitationDays * 86_400)
        )
        return try await door.store.write { [door, workspace] tx in
            try door.record("invited as \(role.rawValue) in \(workspace)", email, actor.name, actor.visitor, tx)
            if let person = try tx.person(email: email, home: FrontDoor.home) {
                try tx.grant(role.rawValue, to: person.id, workspace: workspace)
                return nil
            }
            try tx.insert(link, home: FrontDoor.home)
            return token
        }
    }

    /// A link with which somebody sets a new password; good for a day. Their authenticator app stays.
    ///
    /// - Throws: ``AccessError`` when nobody has that address.
    public func resetLink(_ email: String, by actor: Actor) async throws -> AccessToken {
        let email = FrontDoor.normal(email)
        let token = door.environment.newToken()
        let link = DoorLinkRow(
            digest: token.digest,
            purpose: LinkPurpose.reset,
            email: email,
            grants: [:],
            expiresAt: door.environment.moment.adding(seconds: 86_400)
        )
        try await door.store.write { [door] tx in
            guard try tx.person(email: email, home: FrontDoor.home) != nil else { throw Self.nobody(email) }
            try tx.insert(link, home: FrontDoor.home)
            try door.record("given a link for a new password", email, actor.name, actor.visitor, tx)
        }
        return token
    }

    /// Says what somebody may do here; nil for nothing any more. It holds from their next request on.
    ///
    /// - Throws: ``AccessError`` when nobody would be left who may do everything.
    public func setRole(_ role: Role?, of email: String, by actor: Actor) async throws {
        let email = FrontDoor.normal(email)
        try await door.store.write { [self] tx in
            guard let person = try tx.person(email: email, home: FrontDoor.home) else { throw Self.nobody(email) }
            try tx.grant(role?.rawValue, to: person.id, workspace: workspace)
            guard try hasOwner(tx) else {
                throw AccessError(
                    .impossible,
                    "\(email) is the last owner. Make somebody else an owner first, or nobody could let people in."
                )
            }
            let act = role.map { "made \($0.rawValue) in \(workspace)" } ?? "removed from \(workspace)"
            try door.record(act, email, actor.name, actor.visitor, tx)
        }
    }

    /// Takes an account away altogether, with its sessions and roles.
    ///
    /// - Parameter workspaces: All that there are.
    /// - Throws: ``AccessError`` when nobody would be left who may do everything.
    public func remove(_ email: String, from workspaces: [String], by actor: Actor) async throws {
        let email = FrontDoor.normal(email)
        try await door.store.write { [self] tx in
            guard let person = try tx.person(email: email, home: FrontDoor.home) else { throw Self.nobody(email) }
            for workspace in workspaces + [FrontDoor.home] { try tx.grant(nil, to: person.id, workspace: workspace) }
            try tx.removePerson(person.id, home: FrontDoor.home)
            try tx.removeSecret(FrontDoor.secretName(person.id), workspace: FrontDoor.home)
            guard try hasOwner(tx) else {
                throw AccessError(.impossible, "\(email) is the last owner. Make somebody else an owner first.")
            }
            try door.record("account removed", email, actor.name, actor.visitor, tx)
        }
    }

    /// The last administrative acts, the newest first.
    public func audits(limit: Int, before: Int64? = nil) async throws -> [AuditRow] {
        try await door.store.read { try $0.audits(limit: limit, before: before, workspace: FrontDoor.home) }
    }

    private func hasOwner(_ tx: StoreTransaction) throws -> Bool {
        let roles = try tx.grants(workspace: FrontDoor.home).merging(try tx.grants(workspace: workspace)) { home, _ in
            home
        }
        return roles.values.contains(Role.owner.rawValue)
    }

    private static func nobody(_ email: String) -> AccessError {
        AccessError(.impossible, "Nobody has the address \(email). See who has an account: tenon people list")
    }
}
