/// Counts calls against HighLevel's limits and states them in the headers (published rate limits).
struct HighLevelRateLimit: Sendable {
    private static let window: Int64 = 10_000
    private static let day: Int64 = 86_400_000

    /// Calls in ten seconds and in a day.
    let burst: Int
    let daily: Int
    private var windowStart = HighLevelTime(milliseconds: .min / 2)
    private var dayStart = HighLevelTime(milliseconds: .min / 2)
    private var inWindow = 0
    private var inDay = 0

    /// The real limits, or the same headers with numbers that no test reaches.
    init(enforced: Bool) {
        burst = enforced ? 100 : 1_000_000
        daily = enforced ? 200_000 : 1_000_000_000
    }

    /// Counts one call; false when a limit is reached, and then it is not counted (assumption).
    mutating func admit(at now: HighLevelTime) -> Bool {
        roll(to: now)
        guard inWindow < burst, inDay < daily else { return false }
        inWindow += 1
        inDay += 1
        return true
    }

    /// The headers of every answer; names as documented, the last one seen in live traffic only.
    func headers(at now: HighLevelTime) -> [(name: String, value: String)] {
        [
            ("X-RateLimit-Limit-Daily", String(daily)),
            ("X-RateLimit-Daily-Remaining", String(daily - inDay)),
            ("X-RateLimit-Interval-Milliseconds", String(Self.window)),
            ("X-RateLimit-Max", String(burst)),
            ("X-RateLimit-Remaining", String(burst - inWindow)),
            ("X-RateLimit-Daily-Reset", String(max(0, dayStart.milliseconds + Self.day - now.milliseconds))),
        ]
    }

    /// Windows are fixed and begin with the first call after the last one ended; days are UTC days (assumption).
    private mutating func roll(to now: HighLevelTime) {
        if now.milliseconds - windowStart.milliseconds >= Self.window || now < windowStart {
            windowStart = now
            inWindow = 0
        }
        let today = now.milliseconds - (now.milliseconds % Self.day + Self.day) % Self.day
        if today != dayStart.milliseconds {
            dayStart = HighLevelTime(milliseconds: today)
            inDay = 0
        }
    }
}
