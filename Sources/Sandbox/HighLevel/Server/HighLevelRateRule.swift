/// How many calls one app may make on one location or agency.
struct HighLevelRateRule: Sendable, Equatable {
    /// Calls in one window.
    var burst: Int
    var windowMilliseconds: Int64 = 10_000
    /// Calls in a UTC day.
    var daily: Int
    /// Whether the window moves with every call instead of beginning anew with the first call after its end.
    var slides = false

    /// 100 calls in ten seconds and 200,000 a day (published rate limits).
    static let published = HighLevelRateRule(burst: 100, daily: 200_000)

    /// Numbers that no test reaches.
    static let open = HighLevelRateRule(burst: 1_000_000, daily: 1_000_000_000)
}
