import Foundation

extension HighLevelError {
    /// The error for a call that a failing system was spared.
    static func circuitOpen(_ refusal: CircuitOpen, endpoint: Endpoint) -> HighLevelError {
        let wait = (refusal.probesIn.wholeMilliseconds + 999) / 1000
        return HighLevelError(
            .circuitOpen,
            operation: endpoint.operation,
            message: "\(endpoint.subject): no call was made, since HighLevel has been failing since "
                + "\(refusal.since.formatted(.iso8601)); last, \(refusal.lastCause). It is looked at again in \(wait) s. "
                + "Try again then.",
            retryAfter: refusal.probesIn,
            underlying: refusal
        )
    }

    /// The error for a call whose time ran out before another try could be made.
    static func outOfTime(_ endpoint: Endpoint) -> HighLevelError {
        HighLevelError(
            .timeout,
            operation: endpoint.operation,
            message: "\(endpoint.subject): the time for all tries ran out before a slot was free. Try again later."
        )
    }
}
