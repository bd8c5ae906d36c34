/// What joining many contacts to a business did. It takes one call for every 50 contacts; these can fail on their own.
public struct BulkBusinessOutcome: Sendable {
    /// A call that failed, after which none followed.
    public struct Failure: Sendable {
        /// Why.
        public let error: HighLevelError
        /// The contacts of that call; its error's `effect` says whether they may have been changed.
        public let ids: [String]
        /// The contacts that were not tried after it.
        public let notTried: [String]
    }

    /// The contacts that the service says it changed.
    public internal(set) var changed: [String] = []
    /// The contacts of the calls that succeeded which the service did not name as changed.
    public internal(set) var unchanged: [String] = []
    /// What broke off the work; nil when all calls were made.
    public internal(set) var failure: Failure?

    /// Whether every contact was changed.
    public var isComplete: Bool { failure == nil && unchanged.isEmpty }
}
