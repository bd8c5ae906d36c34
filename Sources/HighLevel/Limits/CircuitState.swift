/// Decides whether a failing system may be called. Pure: time is passed in.
///
/// Closed, it counts the calls of a sliding window; when enough of them failed, it opens, and calls fail at once. After a
/// wait one call goes through as a probe: its success closes the circuit, its failure doubles the wait. A person's call
/// may be the probe before the wait is over, once a second.
struct CircuitState: Sendable {
    /// What a call says about the system.
    enum Outcome: Sendable, Equatable {
        /// The system answered, be it with a refusal: any 2xx, 3xx, 4xx, and 429.
        case answered
        /// A 5xx, no reply in time, no connection.
        case failed(String)
        /// Nothing: the call was cancelled or never sent.
        case unknown
    }

    /// The leave of one call.
    struct Pass: Sendable, Equatable {
        fileprivate let generation: Int
        fileprivate let isProbe: Bool
    }

    /// What an open circuit knows.
    struct Opening: Sendable, Equatable {
        let since: Duration
        var lastCause: String
        var wait: Duration
        var probesAt: Duration
        var lastProbe: Duration
    }

    enum Phase: Sendable, Equatable {
        case closed
        case open(Opening)
        case probing(Opening)
    }

    private struct Count: Sendable {
        let start: Duration
        var calls = 0
        var failures = 0
    }

    private static let parts = 10
    private static let personSpacing: Duration = .seconds(1)

    let settings: CircuitSettings
    private(set) var phase = Phase.closed
    /// The window in parts of a tenth, oldest first.
    private var counts: [Count] = []
    /// Counts openings and closings: what a call of an earlier time met says nothing about now.
    private var generation = 0

    init(settings: CircuitSettings) { self.settings = settings }

    /// The leave to make a call, nil when there is none now.
    mutating func admit(isPerson: Bool, now: Duration) -> Pass? {
        guard mayPass(isPerson: isPerson, now: now) else { return nil }
        guard case .open(var opening) = phase else { return Pass(generation: generation, isProbe: false) }
        opening.lastProbe = now
        phase = .probing(opening)
        return Pass(generation: generation, isProbe: true)
    }

    /// Whether a call would get leave now.
    func mayPass(isPerson: Bool, now: Duration) -> Bool {
        switch phase {
        case .closed: true
        case .probing: false
        case .open(let opening):
            now >= opening.probesAt || (isPerson && now >= opening.lastProbe + Self.personSpacing)
        }
    }

    /// Takes note of how a call ended. Every leave must come back here once.
    mutating func report(_ pass: Pass, _ outcome: Outcome, now: Duration) {
        guard pass.generation == generation else { return }
        switch phase {
        case .closed: count(outcome, now: now)
        case .probing(let opening) where pass.isProbe: settle(opening, outcome, now: now)
        case .probing, .open: break
        }
    }

    private mutating func settle(_ opening: Opening, _ outcome: Outcome, now: Duration) {
        var opening = opening
        switch outcome {
        case .answered:
            phase = .closed
            counts = []
            generation += 1
        case .failed(let cause):
            opening.lastCause = cause
            opening.wait = min(opening.wait * 2, settings.longestWait)
            opening.probesAt = now + opening.wait
            phase = .open(opening)
        case .unknown:
            phase = .open(opening)
        }
    }

    private mutating func count(_ outcome: Outcome, now: Duration) {
        guard outcome != .unknown else { return }
        let length = settings.window / Self.parts
        counts.removeAll { $0.start + settings.window <= now }
        if counts.last.map({ $0.start + length <= now }) ?? true { counts.append(Count(start: now)) }
        counts[counts.count - 1].calls += 1
        guard case .failed(let cause) = outcome else { return }
        counts[counts.count - 1].failures += 1
        let calls = counts.reduce(0) { $0 + $1.calls }
        let failures = counts.reduce(0) { $0 + $1.failures }
        guard calls >= settings.minimumCalls, Double(failures) >= settings.failureShare * Double(calls) else { return }
        open(cause, now: now)
    }

    private mutating func open(_ cause: String, now: Duration) {
        counts = []
        generation += 1
        phase = .open(
            Opening(
                since: now,
                lastCause: cause,
                wait: settings.firstWait,
                probesAt: now + settings.firstWait,
                lastProbe: now
            )
        )
    }
}
