import Foundation
public import Storage
import Synchronization

/// Lets people in and knows who is in: the only place where passwords, codes, links and sessions are judged.
///
/// People belong to the installation as a whole; what they may do is said for each workspace (``PeopleDesk``).
public final class FrontDoor: Sendable {
    let store: Store
    let environment: AccessEnvironment
    let hasher: PasswordHasher
    let sealing: SecretSealing?
    private let throttle = Mutex(SignInThrottle())

    /// The name that stands in a workspace's place for what belongs to the installation. No workspace can be called so.
    public static let home = "*"
    /// Seconds that a session lasts without use.
    static let idle = 12.0 * 3600
    /// Seconds that a session lasts with use.
    static let longest = 14.0 * 86_400
    /// Seconds that a person has for the code, after the password.
    static let codePatience = 300.0

    /// - Parameter sealing: Seals the secrets of authenticator apps; nil where no key is set, and then there is no second factor.
    public init(
        store: Store,
        environment: AccessEnvironment,
        hasher: PasswordHasher = PasswordHasher(),
        sealing: SecretSealing? = nil
    ) {
        self.store = store
        self.environment = environment
        self.hasher = hasher
        self.sealing = sealing
    }

    /// What a right password leads to.
    public enum Passage: Sendable {
        /// Signed in, with a new session's token.
        case inside(AccessToken)
        /// The code of the authenticator app is still wanted; the token says for whom.
        case codeWanted(AccessToken)
    }

    /// Takes an address and a password.
    ///
    /// - Throws: ``AccessError``: `wrong` whether the address or the password is, `throttled`, `busy`.
    public func signIn(email: String, password: String, from visitor: Visitor) async throws -> Passage {
        let email = Self.normal(email)
        let keys = try admit("account:\(email)", visitor)
        let known = try await store.read { try $0.person(email: email, home: Self.home) }
        guard try await hasher.matches(String(password.prefix(PasswordRule.maximum + 1)), known?.password),
            let person = known
        else {
            throttle.withLock { $0.failed(keys, at: environment.now()) }
            throw AccessError.wrong
        }
        if person.hasCode {
            let token = environment.newToken()
            let end = environment.moment.adding(seconds: Self.codePatience)
            try await store.write {
                try $0.insert(
                    DoorLinkRow(
                        digest: token.digest,
                        purpose: LinkPurpose.code,
                        email: email,
                        grants: [:],
                        expiresAt: end
                    ),
                    home: Self.home
                )
            }
            return .codeWanted(token)
        }
        return .inside(try await enter(person, password: password, visitor))
    }

    /// Takes the code that is wanted after the password, or one of the recovery codes.
    ///
    /// - Throws: ``AccessError``: `wrong`, `throttled`, `linkExpired` when the password is five minutes old.
    public func signIn(_ token: AccessToken, code: String, from visitor: Visitor) async throws -> AccessToken {
        let moment = environment.moment
        guard let link = try await store.read({ try $0.doorLink(token.digest, at: moment, home: Self.home) }),
            link.purpose == LinkPurpose.code, let email = link.email
        else { throw AccessError.linkExpired }
        let keys = try admit("code:\(email)", visitor)
        guard let person = try await store.write({ [self] in try spend(code, of: email, $0) }) else {
            throttle.withLock { $0.failed(keys, at: environment.now()) }
            throw AccessError.wrongCode
        }
        try await store.write { try $0.removeDoorLink(token.digest, home: Self.home) }
        throttle.withLock { $0.succeeded("code:\(email)") }
        return try await enter(person, password: nil, visitor)
    }

    /// Who holds a session, and what they are in a workspace; nil for nobody.
    public func person(holding token: AccessToken, in workspace: String) async throws -> SignedIn? {
        let moment = environment.moment
        let found = try await store.read { tx -> (SessionRow, SignedIn)? in
            guard let session = try tx.session(token.digest, at: moment, home: Self.home),
                let person = try tx.person(session.personID, home: Self.home)
            else { return nil }
            return (session, try Self.signedIn(person, session, workspace, tx))
        }
        guard let (session, signedIn) = found else { return nil }
        // To the minute: a page with its parts is one use.
        if session.seenAt.adding(seconds: 60) < moment {
            let end = min(
                moment.adding(seconds: Self.idle),
                session.createdAt.adding(seconds: Self.longest)
            )
            try await store.write { try $0.touchSession(token.digest, at: moment, until: end, home: Self.home) }
        }
        return signedIn
    }

    /// Ends a session.
    public func signOut(_ token: AccessToken) async throws {
        try await store.write { try $0.removeSession(token.digest, home: Self.home) }
    }

    // MARK: Steps

    /// The address as it is compared: without blanks around, in lower case.
    static func normal(_ email: String) -> String {
        email.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
    }

    /// What a failure would be counted under.
    private func admit(_ account: String, _ visitor: Visitor) throws(AccessError) -> [String] {
        let keys = [account, "from:\(visitor.address)"]
        let wait = throttle.withLock { $0.wait(for: keys, at: environment.now()) }
        guard wait == 0 else { throw .throttled(wait) }
        return keys
    }

    /// Makes a session. What the person had before in this browser is never taken over.
    func enter(_ person: PersonRow, password: String?, _ visitor: Visitor) async throws -> AccessToken {
        var person = person
        if let password, hasher.isOutdated(person.password) {
            person.password = try await hasher.hash(password, salt: environment.randomBytes(PasswordHash.saltLength))
                .text
        }
        person.signedInAt = environment.moment
        throttle.withLock { $0.succeeded("account:\(person.email)") }
        let (token, row, moment) = (environment.newToken(), person, environment.moment)
        let session = newSession(of: row.id, token, visitor)
        try await store.write { tx in
            try tx.removeExpired(at: moment, home: Self.home)
            try tx.save(row, home: Self.home)
            try tx.insert(session, home: Self.home)
        }
        return token
    }

    func newSession(of personID: Int64, _ token: AccessToken, _ visitor: Visitor) -> SessionRow {
        let moment = environment.moment
        return SessionRow(
            digest: token.digest,
            personID: personID,
            createdAt: moment,
            seenAt: moment,
            expiresAt: moment.adding(seconds: Self.idle),
            address: visitor.address,
            agent: visitor.agent
        )
    }

    private static func signedIn(
        _ person: PersonRow,
        _ session: SessionRow,
        _ workspace: String,
        _ tx: StoreTransaction
    ) throws -> SignedIn {
        let role = try tx.role(of: person.id, workspace: home) ?? tx.role(of: person.id, workspace: workspace)
        return SignedIn(
            personID: person.id,
            email: person.email,
            name: person.name,
            hasSecondFactor: person.hasCode,
            session: session.digest,
            role: role.flatMap(Role.init)
        )
    }
}

extension FrontDoor {
    /// A token for a browser that is not signed in.
    public func newVisit() -> AccessToken { environment.newToken() }

    /// The desk for the keys of a workspace.
    public func keys(of workspace: String) -> KeyDesk {
        KeyDesk(store: store, workspace: workspace, environment: environment)
    }
}
