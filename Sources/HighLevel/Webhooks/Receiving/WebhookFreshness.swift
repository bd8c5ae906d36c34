/// How far a webhook's timestamp may be from now, and how long its id is remembered.
///
/// This is the one place that knows how deliveries are repeated. After a 429 HighLevel sends up to six more times, every
/// ten minutes with some jitter, so the last try comes about 70 minutes after the first (official guide). Whether
/// `timestamp` is made anew for each try is not known; so it is taken to stay as it was, and the window of five minutes
/// that the documents recommend, which would drop every such try, is widened to two hours. What a narrow window would
/// have kept out, the memory of ids does.
public struct WebhookFreshness: Sendable, Hashable {
    /// Two hours back, five minutes ahead.
    public static let standard = WebhookFreshness()

    /// How old a timestamp may be.
    public let maximumAge: Duration
    /// How far ahead a timestamp may be, as clocks differ.
    public let maximumLead: Duration

    /// Sets the bounds; what is below zero becomes zero.
    public init(maximumAge: Duration = .seconds(7200), maximumLead: Duration = .seconds(300)) {
        self.maximumAge = max(.zero, maximumAge)
        self.maximumLead = max(.zero, maximumLead)
    }

    /// How long an id must be remembered: as long as a timestamp signed at its first sight may be shown again.
    public var replayWindow: Duration { maximumAge + maximumLead }

    /// The verdict on a timestamp that lies the given time back (negative: ahead); nil when it is fine.
    func verdict(age: Duration) -> WebhookVerdict? {
        if age > maximumAge { return .tooOld(by: age - maximumAge) }
        if age < .zero - maximumLead { return .tooFarAhead(by: .zero - age - maximumLead) }
        return nil
    }
}
