/// The limits of all callers: counted per app and resource, a resource being a location or an agency (published rate
/// limits).
struct HighLevelRateLimits: Sendable {
    private(set) var rule: HighLevelRateRule
    private var limits: [HighLevelCaller.Budget: HighLevelRateLimit] = [:]

    init(_ rule: HighLevelRateRule) {
        self.rule = rule
    }

    /// Another rule for everybody; what was counted is forgotten.
    mutating func set(_ rule: HighLevelRateRule) {
        self.rule = rule
        limits.removeAll()
    }

    /// Counts one call of that budget; false when one of its limits is reached.
    mutating func admit(_ budget: HighLevelCaller.Budget, at now: HighLevelTime) -> Bool {
        limits[budget, default: HighLevelRateLimit(rule)].admit(at: now)
    }

    mutating func headers(_ budget: HighLevelCaller.Budget, at now: HighLevelTime) -> [(name: String, value: String)] {
        limits[budget, default: HighLevelRateLimit(rule)].headers(at: now)
    }
}
