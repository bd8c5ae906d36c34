import Foundation
public import Storage

/// Links that open the door once, and what people change about their own account.
extension FrontDoor {
    /// Days that an invitation is good for.
    public static let invitationDays = 7.0

    /// Whether nobody can sign in yet.
    public func isUnset() async throws -> Bool {
        try await store.read { try $0.peopleCount(home: Self.home) } == 0
    }

    /// A link for the first owner, in place of any before it. It is good for a day.
    ///
    /// - Returns: The token; nil when there are people already.
    public func setUpLink() async throws -> AccessToken? {
        let token = environment.newToken()
        let row = DoorLinkRow(
            digest: token.digest,
            purpose: LinkPurpose.setUp,
            email: nil,
            grants: [Self.home: Role.owner.rawValue],
            expiresAt: environment.moment.adding(seconds: 86_400)
        )
        return try await store.write { tx in
            guard try tx.peopleCount(home: Self.home) == 0 else { return nil }
            try tx.removeDoorLinks(purpose: LinkPurpose.setUp, home: Self.home)
            try tx.insert(row, home: Self.home)
            return token
        }
    }

    /// Who a link is for.
    public struct Invitation: Hashable, Sendable {
        /// The address; nil when it is asked for.
        public let email: String?
        /// Whether the person exists and only the password is new.
        public let isReset: Bool
    }

    /// Whom a link lets in.
    ///
    /// - Throws: ``AccessError`` with `linkExpired`.
    public func invitation(_ token: AccessToken) async throws -> Invitation {
        let moment = environment.moment
        guard let link = try await store.read({ try $0.doorLink(token.digest, at: moment, home: Self.home) }),
            link.purpose != LinkPurpose.code
        else { throw AccessError.linkExpired }
        return Invitation(email: link.email, isReset: link.purpose == LinkPurpose.reset)
    }

    /// Uses a link up: the person exists afterwards, has the password, and is signed in.
    ///
    /// - Throws: ``AccessError``: `invalid` names what is wrong with what was typed, and the link stays good; `linkExpired`.
    public func accept(
        _ token: AccessToken,
        email: String,
        name: String,
        password: String,
        from visitor: Visitor
    ) async throws -> AccessToken {
        let invitation = try await invitation(token)
        let email = Self.normal(invitation.email ?? email)
        try Self.check(email: email, name: invitation.isReset ? "-" : name, password: password)
        let hash = try await hasher.hash(password, salt: environment.randomBytes(PasswordHash.saltLength)).text
        let session = environment.newToken()
        try await store.write { [self] tx in
            // Only one of two who follow the link at once gets in.
            guard let link = try tx.doorLink(token.digest, at: environment.moment, home: Self.home) else {
                throw AccessError.linkExpired
            }
            try tx.removeDoorLink(token.digest, home: Self.home)
            let person = try take(link, email: email, name: name, hash: hash, tx)
            for (workspace, role) in link.grants { try tx.grant(role, to: person.id, workspace: workspace) }
            try tx.removeSessions(of: person.id, except: nil, home: Self.home)
            try tx.insert(newSession(of: person.id, session, visitor), home: Self.home)
            try record(link.purpose == LinkPurpose.reset ? "password set anew" : "joined", email, email, visitor, tx)
        }
        return session
    }

    /// Gives a person another password. All their other sessions end.
    ///
    /// - Throws: ``AccessError`` when the old password is wrong or the new one will not do.
    public func changePassword(of person: SignedIn, from old: String, to new: String, from visitor: Visitor)
        async throws
    {
        if let problem = PasswordRule.problem(new, email: person.email, name: person.name) {
            throw AccessError(.invalid, problem)
        }
        try await prove(person, old)
        let hash = try await hasher.hash(new, salt: environment.randomBytes(PasswordHash.saltLength)).text
        try await change(person, "password changed", visitor) { row, _ in row.password = hash }
    }

    /// A person's sessions, the last used first.
    public func sessions(of person: SignedIn) async throws -> [SessionRow] {
        let moment = environment.moment
        return try await store.read { try $0.sessions(of: person.personID, at: moment, home: Self.home) }
    }

    /// Ends a person's other sessions.
    public func signOutElsewhere(_ person: SignedIn) async throws {
        try await store.write {
            try $0.removeSessions(of: person.personID, except: person.session, home: Self.home)
        }
    }

    // MARK: Steps

    private func take(
        _ link: DoorLinkRow,
        email: String,
        name: String,
        hash: String,
        _ tx: StoreTransaction
    ) throws -> PersonRow {
        var person = try tx.person(email: email, home: Self.home)
        if link.purpose == LinkPurpose.setUp, try tx.peopleCount(home: Self.home) > 0 { throw AccessError.linkExpired }
        if link.purpose == LinkPurpose.reset, person == nil { throw AccessError.linkExpired }
        if person != nil, link.purpose != LinkPurpose.reset {
            throw AccessError(
                .invalid,
                "\(email) has an account already. Sign in with it, and ask an owner for the role."
            )
        }
        person =
            person
            ?? PersonRow(
                id: environment.nextID(),
                email: email,
                name: name.trimmingCharacters(in: .whitespacesAndNewlines),
                password: hash,
                createdAt: environment.moment
            )
        person?.password = hash
        person?.signedInAt = environment.moment
        guard let person else { throw AccessError.linkExpired }
        try tx.save(person, home: Self.home)
        return person
    }

    static func check(email: String, name: String, password: String) throws(AccessError) {
        try check(email: email)
        if name.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty || name.count > 100 {
            throw AccessError(.invalid, "The name is empty or too long. Use 1 to 100 characters.")
        }
        if let problem = PasswordRule.problem(password, email: email, name: name) {
            throw AccessError(.invalid, problem)
        }
    }

    static func check(email: String) throws(AccessError) {
        let halves = email.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = email.allSatisfy { $0.isASCII && !$0.isWhitespace && $0 != "<" && $0 != ">" && $0 != "," }
        guard halves.count == 2, !halves[0].isEmpty, halves[1].contains("."), isPlain, email.count <= 254 else {
            throw AccessError(.invalid, "'\(email.prefix(60))' is no e-mail address. Write one like ann@example.com.")
        }
    }

    /// Makes sure that it is the person who sits at the screen.
    func prove(_ person: SignedIn, _ password: String) async throws {
        let row = try await store.read { try $0.person(person.personID, home: Self.home) }
        guard try await hasher.matches(password, row?.password) else {
            throw AccessError(.wrong, "That is not your password. Try again.")
        }
    }

    /// Changes a person's row, ends their other sessions, and puts it on record.
    func change(
        _ person: SignedIn,
        _ act: String,
        _ visitor: Visitor,
        _ edit: @escaping @Sendable (inout PersonRow, StoreTransaction) throws -> Void
    ) async throws {
        try await store.write { [self] tx in
            guard var row = try tx.person(person.personID, home: Self.home) else { throw AccessError.wrong }
            try edit(&row, tx)
            try tx.save(row, home: Self.home)
            try tx.removeSessions(of: row.id, except: person.session, home: Self.home)
            try record(act, person.email, person.email, visitor, tx)
        }
    }

    func record(_ act: String, _ subject: String, _ actor: String, _ visitor: Visitor, _ tx: StoreTransaction) throws {
        let row = AuditRow(
            id: environment.nextID(),
            at: environment.moment,
            actor: actor,
            address: visitor.address,
            act: act,
            subject: subject
        )
        try tx.insert(row, workspace: Self.home)
    }
}
