import Foundation
import Logging
import Synchronization

/// Holds a connection's tokens for all callers of a process and has them renewed once, however many ask.
final class TokenKeeper: Sendable {
    typealias Waiter = CheckedContinuation<Credential?, any Error>

    struct State {
        var desk: TokenDesk
        var waiters: [Int: Waiter] = [:]
        var nextWaiter = 0
    }

    /// The calls that give new tokens.
    struct Calls: Sendable {
        /// New tokens for the stored ones.
        let renew: @Sendable (Credential?) async throws -> Credential
        /// New tokens when the stored ones are dead.
        let recover: @Sendable (Credential) async throws -> Credential
    }

    let vault: any TokenVault
    let calls: Calls
    let clock: HighLevelClock
    let date: @Sendable () -> Date
    let logger: Logger
    let state: Mutex<State>

    init(
        vault: any TokenVault,
        rules: RenewalRules,
        calls: Calls,
        clock: HighLevelClock,
        date: @escaping @Sendable () -> Date,
        logger: Logger
    ) {
        self.vault = vault
        self.calls = calls
        self.clock = clock
        self.date = date
        self.logger = logger
        state = Mutex(State(desk: TokenDesk(rules: rules)))
    }

    /// Valid tokens, renewed first when they must be.
    func credential() async throws -> Credential {
        while true {
            if let credential = try await answer({ $0.ask(now: $1) }) { return credential }
        }
    }

    /// Tokens other than the refused one; nil when there are none.
    func replacement(for refused: HighLevelToken) async throws -> Credential? {
        // A renewal that was under way may end with the refused token itself; then another must be asked for.
        for _ in 0..<2 {
            guard let credential = try await answer({ $0.ask(refusing: refused, now: $1) }) else { return nil }
            if credential.accessToken != refused { return credential }
        }
        return nil
    }

    /// Takes over tokens that are stored already.
    func adopt(_ credential: Credential) { state.withLock { $0.desk.adopt(credential) } }

    /// Looks into the vault for tokens that somebody else stored; nil when there are none but those known.
    func reloaded() async throws -> Credential? {
        let stored = try await guarded { try await self.vault.load() }
        guard let stored, stored.expiresAt > date() else { return nil }
        return state.withLock { state in
            guard state.desk.credential?.accessToken != stored.accessToken else { return nil }
            state.desk.adopt(stored)
            return stored
        }
    }

    /// Does what the desk says until there is something to give; nil when there is no other token.
    private func answer(_ ask: (inout TokenDesk, Date) -> TokenDesk.Answer) async throws -> Credential? {
        while true {
            let now = date()
            switch state.withLock({ ask(&$0.desk, now) }) {
            case .serve(let credential): return credential
            case .serveAndRenew(let credential, let renewal):
                begin(renewal)
                return credential
            case .renew(let renewal):
                begin(renewal)
                if let credential = try await renewed() { return credential }
            case .wait:
                if let credential = try await renewed() { return credential }
            case .fail(let error): throw error
            case .none: return nil
            }
        }
    }

    /// Waits for the renewal that is under way; nil when it ended meanwhile, so that one must ask again.
    private func renewed() async throws -> Credential? {
        try Task.checkCancellation()
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (waiter: Waiter) in
                let isCancelled = Task.isCancelled
                let outcome: Result<Credential?, any Error>? = state.withLock { state in
                    if isCancelled { return .failure(CancellationError()) }
                    guard state.desk.isRenewing else { return .success(nil) }
                    state.waiters[id] = waiter
                    return nil
                }
                if let outcome { waiter.resume(with: outcome) }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: id) }?.resume(throwing: CancellationError())
        }
    }
}
