/// What is still to be sent and when, and what became of what was sent; knows no clock and no network.
///
/// Only a 429 is tried again, at most six times; everything else that is no success is lost, as at HighLevel.
struct HighLevelWebhookQueue: Sendable {
    /// The log keeps the newest entries only.
    static let longestLog = 2000

    /// By due time, then number.
    private var waiting: [HighLevelWebhookDelivery] = []
    /// Held back until the delivery of that number has had its first attempt.
    private var held: [Int: [HighLevelWebhookDelivery]] = [:]
    /// Waiting for a successor to be held back by; in `waiting` too, in case none comes.
    private var reluctant: Set<Int> = []
    private(set) var log: [HighLevelWebhookLogEntry] = []
    private var count = 0

    /// When the next delivery is due; nil when none waits.
    var nextDue: HighLevelTime? { waiting.first?.due }
    /// How many deliveries are not at their end.
    var pendingCount: Int { waiting.count + held.values.reduce(0) { $0 + $1.count } }

    /// Takes in an event, changed by the fault it meets.
    mutating func add(
        _ webhookID: String,
        type: String,
        bytes: [UInt8],
        fault: HighLevelWebhookFault?,
        at now: HighLevelTime
    ) {
        let late = HighLevelTime(milliseconds: now.milliseconds + (fault?.delayMilliseconds ?? 0))
        let isDelayed = fault?.kind == .late || fault?.kind == .outOfOrder
        for _ in 0..<(fault?.kind == .doubled ? 2 : 1) {
            count += 1
            let delivery = HighLevelWebhookDelivery(
                number: count,
                webhookID: webhookID,
                type: type,
                bytes: bytes,
                due: isDelayed ? late : now
            )
            write(delivery, fault: fault?.kind)
            if fault?.kind == .dropped { continue }
            if !isDelayed { holdBack(by: count) }
            if fault?.kind == .outOfOrder { reluctant.insert(count) }
            wait(delivery)
        }
    }

    private mutating func wait(_ delivery: HighLevelWebhookDelivery) {
        let place = waiting.partitioningIndex { ($0.due, $0.number) > (delivery.due, delivery.number) }
        waiting.insert(delivery, at: place)
    }

    /// Lets those that shall come after their successor wait for that delivery.
    private mutating func holdBack(by number: Int) {
        guard !reluctant.isEmpty else { return }
        held[number, default: []] += waiting.filter { reluctant.contains($0.number) }
        waiting.removeAll { reluctant.contains($0.number) }
        reluctant.removeAll()
    }

    private mutating func write(_ delivery: HighLevelWebhookDelivery, fault: HighLevelWebhookFault.Kind?) {
        log.append(
            .init(
                number: delivery.number,
                webhookID: delivery.webhookID,
                type: delivery.type,
                bytes: delivery.bytes,
                fault: fault,
                state: fault == .dropped ? .dropped : .pending
            )
        )
        if log.count > Self.longestLog { log.removeFirst(log.count - Self.longestLog) }
    }

    /// Takes out what is due, earliest first, at most so many.
    mutating func takeDue(at now: HighLevelTime, limit: Int) -> [HighLevelWebhookDelivery] {
        let due = waiting.prefix { $0.due <= now }.prefix(max(0, limit))
        waiting.removeFirst(due.count)
        reluctant.subtract(due.map(\.number))
        return Array(due)
    }

    /// Notes how an attempt ended, and plans the next one when there is one.
    mutating func finish(
        _ delivery: HighLevelWebhookDelivery,
        _ outcome: HighLevelWebhookOutcome,
        at now: HighLevelTime,
        settings: HighLevelWebhookSettings,
        random: inout PopulationRandom
    ) {
        var delivery = delivery
        delivery.attempts += 1
        let state = Self.state(after: outcome, attempts: delivery.attempts, settings: settings)
        if let index = log.lastIndex(where: { $0.number == delivery.number }) {
            log[index].attempts.append((at: now, outcome: outcome))
            log[index].state = state
        }
        if state == .retrying {
            let jitter = settings.jitterMilliseconds > 0 ? random.below(Int(settings.jitterMilliseconds) + 1) : 0
            delivery.due = .init(milliseconds: now.milliseconds + settings.retryMilliseconds + Int64(jitter))
            wait(delivery)
        }
        for var released in held.removeValue(forKey: delivery.number) ?? [] {
            released.due = now
            wait(released)
        }
    }

    private static func state(
        after outcome: HighLevelWebhookOutcome,
        attempts: Int,
        settings: HighLevelWebhookSettings
    ) -> HighLevelWebhookLogEntry.State {
        switch outcome {
        case .answered(200..<300): .delivered
        case .answered(429): attempts <= settings.largestRetryCount ? .retrying : .lost
        case .answered, .failed: .lost
        }
    }

    /// Forgets what was sent; what waits stays.
    mutating func clearLog() { log.removeAll() }
}
