/// Counts one app's calls on one resource against a rule and states the result in the headers.
struct HighLevelRateLimit: Sendable {
    private static let day: Int64 = 86_400_000

    let rule: HighLevelRateRule
    private var windowStart = HighLevelTime(milliseconds: .min / 2)
    private var dayStart = HighLevelTime(milliseconds: .min / 2)
    private var inWindow = 0
    private var inDay = 0
    /// When the calls of a sliding window were made, oldest first.
    private var recent: [HighLevelTime] = []

    init(_ rule: HighLevelRateRule) {
        self.rule = rule
    }

    /// The real limits, or the same headers with numbers that no test reaches.
    init(enforced: Bool) {
        self.init(enforced ? .published : .open)
    }

    /// Counts one call; false when a limit is reached, and then it is not counted (assumption).
    mutating func admit(at now: HighLevelTime) -> Bool {
        roll(to: now)
        guard inWindow < rule.burst, inDay < rule.daily else { return false }
        inWindow += 1
        inDay += 1
        if rule.slides { recent.append(now) }
        return true
    }

    /// The headers of every answer; names as documented, the last one seen in live traffic only.
    mutating func headers(at now: HighLevelTime) -> [(name: String, value: String)] {
        roll(to: now)
        return [
            ("X-RateLimit-Limit-Daily", String(rule.daily)),
            ("X-RateLimit-Daily-Remaining", String(rule.daily - inDay)),
            ("X-RateLimit-Interval-Milliseconds", String(rule.windowMilliseconds)),
            ("X-RateLimit-Max", String(rule.burst)),
            ("X-RateLimit-Remaining", String(rule.burst - inWindow)),
            ("X-RateLimit-Daily-Reset", String(dayStart.milliseconds + Self.day - now.milliseconds)),
        ]
    }

    /// Days are UTC days (assumption).
    private mutating func roll(to now: HighLevelTime) {
        if rule.slides { slide(to: now) } else { rollWindow(to: now) }
        let today = now.milliseconds - (now.milliseconds % Self.day + Self.day) % Self.day
        if today != dayStart.milliseconds {
            dayStart = HighLevelTime(milliseconds: today)
            inDay = 0
        }
    }

    /// A fixed window begins with the first call after the last one ended (assumption).
    private mutating func rollWindow(to now: HighLevelTime) {
        guard now.milliseconds - windowStart.milliseconds >= rule.windowMilliseconds || now < windowStart else {
            return
        }
        windowStart = now
        inWindow = 0
    }

    private mutating func slide(to now: HighLevelTime) {
        let oldest = now.milliseconds - rule.windowMilliseconds
        let kept = recent.firstIndex { $0.milliseconds > oldest } ?? recent.endIndex
        recent.removeFirst(kept)
        inWindow = recent.count
    }
}
