import Foundation
import Logging
import Synchronization

extension TokenKeeper {
    /// Begins a renewal that outlives whoever noticed the need.
    ///
    /// An unstructured task: were it a part of the caller's, a cancelled caller would drop a renewal half-way and waste
    /// a refresh token that works once, and with it the wait of all other callers.
    func begin(_ renewal: TokenRenewal) {
        Task { await self.carryOut(renewal) }
    }

    private func carryOut(_ renewal: TokenRenewal) async {
        var renewal = renewal
        let result: Result<Credential, HighLevelError>
        do {
            result = .success(try await run(&renewal))
        } catch {
            result = .failure(Self.wrapped(error))
            logger.warning("HighLevel tokens could not be renewed", metadata: ["code": "\(Self.wrapped(error).code)"])
        }
        let now = date()
        let waiters = state.withLock { state in
            state.desk.ended(result, of: renewal, now: now)
            defer { state.waiters.removeAll() }
            return state.waiters.values.map(\.self)
        }
        for waiter in waiters { waiter.resume(with: result.map(Optional.some).mapError { $0 as any Error }) }
    }

    /// Looks into the vault first without the exclusive access: often somebody else has renewed already.
    private func run(_ renewal: inout TokenRenewal) async throws -> Credential {
        switch renewal.next(.found(try await vault.load(), isExclusive: false), now: date()) {
        case .finish(let credential): return credential
        case .fail(let error): throw error
        default: break
        }
        return try await vault.withExclusiveAccess {
            var action = renewal.next(.found(try await vault.load(), isExclusive: true), now: date())
            while true {
                switch action {
                case .finish(let credential): return credential
                case .fail(let error): throw error
                default: action = renewal.next(await outcome(of: action), now: date())
                }
            }
        }
    }

    /// Does what the renewal asks for.
    private func outcome(of action: TokenRenewal.Action) async -> TokenRenewal.Event {
        do {
            switch action {
            case .renew(let old): return .renewed(try await calls.renew(old))
            case .recover(let old): return .renewed(try await calls.recover(old))
            case .save(let new):
                try await vault.save(new)
                logger.info("HighLevel tokens renewed", metadata: ["expires": "\(new.expiresAt)"])
                return .saved
            case .wait(let pause):
                try await clock.sleep(pause)
                return .waited
            case .enter, .finish, .fail: preconditionFailure("nothing to do here")
            }
        } catch {
            return .failed(Self.wrapped(error))
        }
    }

    /// Runs the body with errors that callers of the client know.
    func guarded<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as VaultError {
            throw HighLevelError.vault(error)
        }
    }

    private static func wrapped(_ error: any Error) -> HighLevelError {
        switch error {
        case let error as HighLevelError: error
        case let error as VaultError: .vault(error)
        default:
            HighLevelError(
                .configuration,
                operation: "signIn",
                message: "The tokens could not be renewed. See the failure below; try again.",
                underlying: error
            )
        }
    }
}
