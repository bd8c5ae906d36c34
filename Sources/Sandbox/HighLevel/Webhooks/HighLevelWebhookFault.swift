/// What may happen to an event on its way, for the next ones or for a share of all.
struct HighLevelWebhookFault: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        /// Delivered after a delay.
        case late
        /// Delivered twice with the same id.
        case doubled
        /// Delivered after the event that follows it; when none follows, after the delay.
        case outOfOrder
        /// Never delivered.
        case dropped
    }

    var kind: Kind
    /// How many events it still meets.
    var times: Int
    /// The only type of event that it meets; nil for all.
    var type: String?
    var delayMilliseconds: Int64 = 60_000
}

/// The faults that are switched on, and the dice of the random ones.
struct HighLevelWebhookFaults: Sendable {
    private var planned: [HighLevelWebhookFault] = []
    private var share = 0.0
    private var kinds: [HighLevelWebhookFault.Kind] = []
    private var delay: Int64 = 60_000
    private var random = PopulationRandom(seed: 0, stream: "webhook-faults")

    mutating func add(_ fault: HighLevelWebhookFault) { planned.append(fault) }

    /// From now on that share of all events meets one of the kinds; the same seed and the same events give the same.
    mutating func roll(
        seed: UInt64,
        share: Double,
        kinds: [HighLevelWebhookFault.Kind],
        delayMilliseconds: Int64 = 60_000
    ) {
        (self.share, self.kinds, delay) = (share, kinds, delayMilliseconds)
        random = PopulationRandom(seed: seed, stream: "webhook-faults")
    }

    mutating func clear() { self = .init() }

    /// The fault that an event of that type meets; planned ones first, in the order they were switched on.
    mutating func next(for type: String) -> HighLevelWebhookFault? {
        if let index = planned.firstIndex(where: { $0.type == nil || $0.type == type }) {
            let fault = planned[index]
            planned[index].times -= 1
            if planned[index].times <= 0 { planned.remove(at: index) }
            return fault
        }
        guard share > 0, !kinds.isEmpty, random.chance(share) else { return nil }
        return .init(kind: random.pick(kinds), times: 1, delayMilliseconds: delay)
    }

    var shape: HighLevelValue {
        [
            "next": .array(
                planned.map {
                    [
                        "kind": .string($0.kind.rawValue), "times": .integer(Int64($0.times)),
                        "type": .init(text: $0.type), "delayMilliseconds": .integer($0.delayMilliseconds),
                    ]
                }
            ),
            "share": .number(share), "kinds": .init(texts: kinds.map(\.rawValue)),
        ]
    }
}
