import Foundation

/// What one process knows of a connection's tokens, and what it tells those who ask: decides, and does nothing itself.
struct TokenDesk {
    /// What whoever asks is to do.
    enum Answer {
        case serve(Credential)
        /// Serve it, and begin a renewal that nobody waits for.
        case serveAndRenew(Credential, TokenRenewal)
        /// Begin a renewal and wait for it.
        case renew(TokenRenewal)
        /// Wait for the renewal that is under way.
        case wait
        case fail(HighLevelError)
        /// There is no other token.
        case none
    }

    /// How long after a token was renewed because of a refusal another refusal renews nothing, in seconds: a service that
    /// refuses what it has just given is not cured by asking for more.
    static let refusalInterval = 30.0

    private let rules: RenewalRules
    private(set) var credential: Credential?
    /// Whether a renewal is under way.
    private(set) var isRenewing = false
    private var refused: HighLevelToken?
    private var lastRefusal: Date?
    private var failure: (error: HighLevelError, until: Date)?
    private var unsaved: TokenRenewal.Unsaved?
    private var deadGrant: TokenRenewal.DeadGrant?

    init(rules: RenewalRules) { self.rules = rules }

    /// Answers one who needs a token.
    mutating func ask(now: Date) -> Answer {
        guard let credential, credential.accessToken != refused, now < credential.expiresAt else {
            return renewal(now)
        }
        if now < rules.renewsAt(credential) || isRenewing || isPausing(now) { return .serve(credential) }
        return .serveAndRenew(credential, begin())
    }

    /// Answers one whose token was refused as invalid.
    mutating func ask(refusing token: HighLevelToken, now: Date) -> Answer {
        if let credential, credential.accessToken != token, credential.accessToken != refused,
            now < credential.expiresAt
        {
            return .serve(credential)
        }
        if isRenewing { return .wait }
        if let failure, isPausing(now) { return .fail(failure.error) }
        if let lastRefusal, (0..<Self.refusalInterval).contains(now.timeIntervalSince(lastRefusal)) { return .none }
        if credential?.accessToken == token || credential == nil { refused = token }
        lastRefusal = now
        return renewal(now)
    }

    /// Takes in how a renewal ended.
    mutating func ended(_ result: Result<Credential, HighLevelError>, of renewal: TokenRenewal, now: Date) {
        isRenewing = false
        unsaved = renewal.unsaved
        deadGrant = renewal.deadGrant
        switch result {
        case .success(let credential): adopt(credential)
        case .failure(let error): failure = (error, now.addingTimeInterval(Self.pause(after: error)))
        }
    }

    /// Takes over tokens that are stored already.
    mutating func adopt(_ new: Credential) {
        credential = new
        failure = nil
        if new.accessToken != refused { refused = nil }
    }

    private mutating func renewal(_ now: Date) -> Answer {
        if isRenewing { return .wait }
        if let failure, isPausing(now) { return .fail(failure.error) }
        return .renew(begin())
    }

    private mutating func begin() -> TokenRenewal {
        isRenewing = true
        return TokenRenewal(rules: rules, refused: refused, unsaved: unsaved, deadGrant: deadGrant)
    }

    private func isPausing(_ now: Date) -> Bool { failure.map { now < $0.until } ?? false }

    /// How long a failure is told again before anything is tried anew, in seconds. Short where a person may have signed
    /// in or the network may be back; longer where somebody must change a setting.
    private static func pause(after error: HighLevelError) -> Double {
        if error.leavesRenewalOpen { return 1 }
        return error.unauthorized == .signInNeeded ? 2 : 10
    }
}
