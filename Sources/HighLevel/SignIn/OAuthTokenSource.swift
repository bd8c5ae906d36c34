public import Logging

/// Gives the tokens of a stored sign-in and renews them: ahead of their end, once for all callers, and once for all
/// processes that share the vault.
///
/// New tokens are stored before they are used. A caller whose token is still valid never waits for a renewal. An operation
/// whose scope was not granted is refused before it is called.
///
/// ```swift
/// let vault = FileTokenVault(path: "highlevel.vault", key: try VaultKey(text: key))
/// let tokens = OAuthTokenSource(client: oauth, vault: vault, logger: logger)
/// let configuration = try HighLevelConfiguration(tokens: tokens, locationID: location)
/// ```
public struct OAuthTokenSource: TokenSource {
    /// How long before its end a token is renewed, unless told otherwise.
    public static let defaultLead: Duration = .seconds(10 * 60)

    /// Makes the calls.
    public let client: OAuthClient
    private let keeper: TokenKeeper

    /// Uses what the vault holds now or later.
    ///
    /// - Parameters:
    ///   - lead: how long before its end a token is renewed; up to a fifth longer, so that processes take turns.
    ///   - clock: for the waits between tries.
    ///   - jitter: a number in 0..<1.
    public init(
        client: OAuthClient,
        vault: any TokenVault,
        logger: Logger,
        lead: Duration = OAuthTokenSource.defaultLead,
        clock: HighLevelClock = .system,
        jitter: () -> Double = { .random(in: 0..<1) }
    ) {
        self.client = client
        keeper = TokenKeeper(
            vault: vault,
            rules: RenewalRules(
                lead: lead.inSeconds * (1 + min(max(jitter(), 0), 1) / 5),
                ownsGrant: true,
                canRecover: client.app.allowsReconnect
            ),
            calls: TokenKeeper.Calls(
                renew: { try await client.refreshed($0.orSignInNeeded()) },
                recover: { try await client.recovered($0) }
            ),
            clock: clock,
            date: client.date,
            logger: logger
        )
    }

    /// Exchanges the code of a callback, stores the tokens, and uses them from now on.
    ///
    /// - Throws: ``HighLevelError``; then what was stored before is still there.
    @discardableResult
    public func signIn(code: SignInSecret, kind: AccountKind? = nil) async throws -> Credential {
        try await keeper.guarded {
            try await keeper.vault.withExclusiveAccess {
                let credential = try await client.credential(code: code, kind: kind)
                try await keeper.vault.save(credential)
                keeper.adopt(credential)
                return credential
            }
        }
    }

    /// The tokens with all that is known about them, renewed first when they must be.
    public func credential() async throws -> Credential { try await keeper.credential() }

    /// The access token; throws when nobody signed in, or a scope was not granted.
    public func token(for operation: String, scopes: [HighLevelScope]) async throws -> HighLevelToken {
        try await keeper.token(for: operation, scopes: scopes)
    }

    /// A renewed access token; nil when the refused one was renewed a moment ago for the same reason.
    public func replacement(for refused: HighLevelToken) async throws -> HighLevelToken? {
        try await keeper.replacement(for: refused)?.accessToken
    }
}

extension OAuthClient {
    /// Fetches the grant anew without a person.
    fileprivate func recovered(_ credential: Credential) async throws -> Credential {
        let code = try await reconnectCode(kind: credential.kind, accountID: credential.accountID ?? "")
        return try await self.credential(code: code, kind: credential.kind)
    }
}

extension Optional<Credential> {
    fileprivate func orSignInNeeded() throws -> Credential {
        guard let self else { throw HighLevelError.signInNeeded("No sign-in to HighLevel is stored.") }
        return self
    }
}

extension OAuthTokenSource: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Only the type's name.
    public var description: String { "OAuthTokenSource" }
    /// Only the type's name.
    public var debugDescription: String { description }
    /// A mirror without children, so that `dump` shows neither tokens nor the connections that carry them.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
