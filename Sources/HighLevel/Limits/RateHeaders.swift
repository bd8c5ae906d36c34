/// What a reply says about the limits (official docs; `daily-reset` seen in live traffic, `Retry-After` an assumption).
struct RateHeaders: Sendable, Equatable {
    /// `X-RateLimit-Max`: calls allowed in an interval.
    var maximum: Int?
    /// `X-RateLimit-Remaining`: calls left in the current interval.
    var remaining: Int?
    /// `X-RateLimit-Interval-Milliseconds`.
    var interval: Duration?
    /// `X-RateLimit-Limit-Daily`.
    var dailyMaximum: Int?
    /// `X-RateLimit-Daily-Remaining`.
    var dailyRemaining: Int?
    /// `x-ratelimit-daily-reset`: time until the day's count starts anew.
    var dailyReset: Duration?
    /// `Retry-After` in seconds; its form as a date is not read.
    var retryAfter: Duration?
    /// Whether this reply was a 429.
    var isThrottled = false

    static let largestMaximum = 1_000_000
    static let largestDailyMaximum = 1_000_000_000

    init() {}

    /// Reads the headers through a lookup by name; what is missing, not a number or absurd is left out.
    init(status: Int, header: (String) -> String?) {
        func number(_ name: String, in range: ClosedRange<Int>) -> Int? {
            header(name).flatMap { Int($0.trimmed) }.flatMap { range.contains($0) ? $0 : nil }
        }
        let day = 86_400_000
        maximum = number("X-RateLimit-Max", in: 1...Self.largestMaximum)
        remaining = number("X-RateLimit-Remaining", in: 0...Self.largestMaximum)
        interval = number("X-RateLimit-Interval-Milliseconds", in: 1...day).map { .milliseconds($0) }
        dailyMaximum = number("X-RateLimit-Limit-Daily", in: 1...Self.largestDailyMaximum)
        dailyRemaining = number("X-RateLimit-Daily-Remaining", in: 0...Self.largestDailyMaximum)
        dailyReset = number("X-RateLimit-Daily-Reset", in: 0...(2 * day)).map { .milliseconds($0) }
        retryAfter = number("Retry-After", in: 0...86_400).map { .seconds($0) }
        isThrottled = status == 429
    }
}
