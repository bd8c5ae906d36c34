/// Faults drawn from a seed.
///
/// Whether the n-th call of an operation fails, and how, depends on the seed, the operation and n alone: the same order of
/// requests meets the same faults, and calls of other operations in between change nothing.
struct HighLevelRandomFaults: Sendable, Equatable {
    var seed: UInt64
    /// The share of calls that fail, 0 to 1.
    var share: Double
    /// What is drawn from, never empty.
    var kinds: [HighLevelFault.Kind]
    /// The operations that are hit, nil for all of them.
    var operations: Set<String>?
    /// How long a slow answer waits.
    var delayMilliseconds = 1000
    private var calls: [String: Int] = [:]

    init(
        seed: UInt64,
        share: Double,
        kinds: [HighLevelFault.Kind] = HighLevelFault.Kind.allCases,
        operations: Set<String>? = nil,
        delayMilliseconds: Int = 1000
    ) {
        self.seed = seed
        self.share = share
        self.kinds = kinds
        self.operations = operations
        self.delayMilliseconds = delayMilliseconds
    }

    /// The fault of the operation's next call.
    mutating func next(for operation: String) -> HighLevelFault? {
        if let operations, !operations.contains(operation) { return nil }
        let call = calls[operation, default: 0]
        calls[operation] = call + 1
        var random = PopulationRandom(seed: seed, stream: "fault " + operation, index: call)
        guard random.chance(share) else { return nil }
        return .init(operation: operation, kind: random.pick(kinds), times: 1, delayMilliseconds: delayMilliseconds)
    }
}
