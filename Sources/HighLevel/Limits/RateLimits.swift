/// What the service allows.
public struct RateLimits: Sendable, Hashable {
    /// Calls in an interval; at least 1.
    public var maximum: Int
    /// The length of the interval; at least a millisecond.
    public var interval: Duration
    /// Calls in a day; at least 1.
    public var dailyMaximum: Int

    /// Keeps the limits, each raised to its least value where it is below.
    public init(maximum: Int, interval: Duration, dailyMaximum: Int) {
        self.maximum = max(1, maximum)
        self.interval = max(.milliseconds(1), interval)
        self.dailyMaximum = max(1, dailyMaximum)
    }

    /// 100 calls in 10 seconds and 200,000 a day (official docs): what holds until a reply says otherwise.
    public static let published = RateLimits(maximum: 100, interval: .seconds(10), dailyMaximum: 200_000)

    /// Calls of an interval that are kept for people.
    var reserve: Int { maximum / 10 }
    /// Calls of a day that are kept for people.
    var dailyReserve: Int { dailyMaximum / 10 }

    /// How long a call is held against the limit, in milliseconds, from the last moment the service may have counted it.
    ///
    /// **Assumption, made here only:** whether the service's window is fixed or slides is not known. A slot that is kept
    /// for a whole interval is safe for both, since then no stretch of that length, wherever it begins, holds too many
    /// calls. A thousandth is added because two clocks that are being set may run apart by half as much.
    var hold: Int64 { interval.wholeMilliseconds + max(1, interval.wholeMilliseconds / 1000) }
}
