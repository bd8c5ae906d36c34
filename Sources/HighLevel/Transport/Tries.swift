/// What a call went through until now.
struct Tries: Sendable {
    /// How long the call may take over all its tries, from the start of the first one.
    let deadline: Duration
    /// 0 for the first try, counting up with every other one.
    private(set) var attempt = 0
    /// How many tries met a 429.
    private(set) var throttled = 0
    /// When the last try has to be over; nil before the first one, since waiting in line is no failure.
    private(set) var end: Duration?
    private(set) var lastError: HighLevelError?

    init(deadline: Duration) { self.deadline = deadline }

    /// How many tries failed in another way than by a 429.
    var failures: Int { attempt - throttled }

    /// Notes that a try is sent.
    mutating func begin(at now: Duration) {
        if end == nil { end = now + deadline }
    }

    /// Notes that a try failed and another one follows.
    mutating func note(_ error: HighLevelError) {
        attempt += 1
        if error.code == .rateLimited { throttled += 1 }
        lastError = error
    }

    /// How long the tries may still take.
    func timeLeft(at now: Duration) -> Duration { end.map { $0 - now } ?? deadline }
}
