/// What becomes of a write that failed. Pure.
struct FailureDecision: Equatable {
    /// Whether the write rests for a person to look at.
    let isFinal: Bool
    /// Whether it may have had an effect, so that the next attempt looks first.
    let isInDoubt: Bool
    /// Whether the attempt brings the write nearer to being given up.
    let countsAttempt: Bool
    /// Seconds until the next attempt.
    let delay: Double

    init(error: RemoteError, attempts: Int, retry: RetryStrategy, settleSeconds: Double, random: Double) {
        let backoff = retry.delay(afterAttempt: attempts, random: random)
        countsAttempt = error.disposition != .stopped
        switch error.disposition {
        case .retry(let after):
            isFinal = backoff == nil
            isInDoubt = false
            delay = max(after ?? 0, backoff ?? 0)
        // An accepted write is put to rest before anything is decided here; were it not, it would be looked for first.
        case .unclear, .accepted:
            isFinal = backoff == nil
            isInDoubt = true
            delay = max(settleSeconds, backoff ?? 0)
        case .stopped:
            // The fault is the connection's, not the write's: it is not counted against it. An earlier attempt may still
            // be in doubt, so the next one looks first.
            isFinal = false
            isInDoubt = true
            delay = 0
        case .refused, .duplicate, .missing:
            isFinal = true
            isInDoubt = false
            delay = 0
        }
    }
}
