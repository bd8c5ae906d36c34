import Foundation

/// One renewal of tokens, from looking into the vault to having the new ones on disk: decides, and does nothing itself.
///
/// The order is what keeps a token that works once from being lost: exclusive access, read again, renew, store, use.
struct TokenRenewal {
    /// What happened.
    enum Event {
        case found(Credential?, isExclusive: Bool)
        case renewed(Credential)
        case saved
        case failed(HighLevelError)
        case waited
    }

    /// What to do next.
    enum Action {
        /// Take the exclusive access and look again.
        case enter
        case renew(Credential?)
        case recover(Credential)
        case save(Credential)
        case wait(Duration)
        case finish(Credential)
        case fail(HighLevelError)
    }

    /// New tokens that could not be stored, and the token in the vault that they replace.
    struct Unsaved: Sendable {
        let credential: Credential
        let replaced: HighLevelToken?
    }

    /// A refresh token that the service refused for good, and what it said.
    struct DeadGrant: Sendable {
        let refreshToken: SignInSecret?
        let error: HighLevelError
    }

    private enum Step {
        case looking
        case renewing(Credential?, since: Date, tries: Int)
        case recovering(Credential, tries: Int)
        case saving(Credential, replacing: HighLevelToken?, tries: Int)
    }

    let rules: RenewalRules
    /// A token that the service called invalid, whatever its lifetime.
    let refused: HighLevelToken?
    private(set) var unsaved: Unsaved?
    private(set) var deadGrant: DeadGrant?
    private var step = Step.looking

    init(rules: RenewalRules, refused: HighLevelToken?, unsaved: Unsaved? = nil, deadGrant: DeadGrant? = nil) {
        self.rules = rules
        self.refused = refused
        self.unsaved = unsaved
        self.deadGrant = deadGrant
    }

    /// Takes in what happened and says what to do.
    mutating func next(_ event: Event, now: Date) -> Action {
        switch (step, event) {
        case (.looking, .found(let credential, let isExclusive)):
            return look(at: credential, isExclusive: isExclusive, now: now)
        case (.renewing(let old, _, _), .renewed(let new)):
            return save(new, replacing: old?.accessToken)
        case (.recovering(let old, _), .renewed(let new)):
            return save(new, replacing: old.accessToken)
        case (.renewing(let old, let since, let tries), .failed(let error)):
            return renewalFailed(error, old: old, since: since, tries: tries, now: now)
        case (.recovering(let old, let tries), .failed(let error)):
            return recoveryFailed(error, old: old, tries: tries)
        case (.saving(let new, _, _), .saved):
            unsaved = nil
            return .finish(new)
        case (.saving(let new, let replaced, let tries), .failed(let error)):
            return savingFailed(error, new: new, replaced: replaced, tries: tries)
        case (.renewing(let old, _, _), .waited): return .renew(old)
        case (.recovering(let old, _), .waited): return .recover(old)
        case (.saving(let new, _, _), .waited): return .save(new)
        default: preconditionFailure("no such event at this step")
        }
    }
}

extension TokenRenewal {
    private mutating func look(at found: Credential?, isExclusive: Bool, now: Date) -> Action {
        let credential = rules.locationID == nil || found?.locationID == rules.locationID ? found : nil
        if let credential, credential.accessToken != refused, now < rules.renewsAt(credential) {
            return .finish(credential)
        }
        if rules.ownsGrant {
            guard let credential else {
                return .fail(.signInNeeded("No sign-in to HighLevel is stored for this connection."))
            }
            if let deadGrant, deadGrant.refreshToken == credential.refreshToken { return .fail(deadGrant.error) }
        }
        guard isExclusive else { return .enter }
        if let unsaved, unsaved.replaced == credential?.accessToken {
            return save(unsaved.credential, replacing: unsaved.replaced)
        }
        unsaved = nil
        step = .renewing(credential, since: now, tries: 0)
        return .renew(credential)
    }

    private mutating func save(_ new: Credential, replacing replaced: HighLevelToken?) -> Action {
        unsaved = Unsaved(credential: new, replaced: replaced)
        step = .saving(new, replacing: replaced, tries: 0)
        return .save(new)
    }

    private mutating func renewalFailed(
        _ error: HighLevelError,
        old: Credential?,
        since: Date,
        tries: Int,
        now: Date
    ) -> Action {
        if error.leavesRenewalOpen {
            let pause = max(Self.pause(tries), error.retryAfter?.inSeconds ?? 0)
            guard now.timeIntervalSince(since) + pause < RenewalRules.replayWindow else { return .fail(error) }
            step = .renewing(old, since: since, tries: tries + 1)
            return .wait(.seconds(pause))
        }
        guard error.unauthorized == .signInNeeded, rules.ownsGrant, let old else { return .fail(error) }
        guard rules.canRecover, old.accountID != nil else { return bury(old, error) }
        step = .recovering(old, tries: 0)
        return .recover(old)
    }

    private mutating func recoveryFailed(_ error: HighLevelError, old: Credential, tries: Int) -> Action {
        if error.leavesRenewalOpen, tries + 1 < RenewalRules.maximumRecoveries {
            step = .recovering(old, tries: tries + 1)
            return .wait(.seconds(Self.pause(tries)))
        }
        return error.unauthorized == .signInNeeded ? bury(old, error) : .fail(error)
    }

    private mutating func savingFailed(
        _ error: HighLevelError,
        new: Credential,
        replaced: HighLevelToken?,
        tries: Int
    ) -> Action {
        guard tries + 1 < RenewalRules.maximumSaves else { return .fail(error) }
        step = .saving(new, replacing: replaced, tries: tries + 1)
        return .wait(.seconds(Self.pause(tries)))
    }

    private mutating func bury(_ old: Credential, _ cause: HighLevelError) -> Action {
        let error = HighLevelError.signInNeeded(
            "The sign-in to HighLevel is no longer valid: it was revoked, or its refresh token was used elsewhere "
                + "(\(cause.message)).",
            underlying: cause
        )
        deadGrant = DeadGrant(refreshToken: old.refreshToken, error: error)
        return .fail(error)
    }

    private static func pause(_ tries: Int) -> Double { RenewalRules.firstPause * Double(1 << min(tries, 10)) }
}
