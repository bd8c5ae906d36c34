/// What has been called, what shall fail next, and how much may still be called.
struct HighLevelTraffic: Sendable {
    private(set) var requests = 0
    private(set) var byOperation: [String: Int] = [:]
    var faults = HighLevelFaultPlan()
    var limits: HighLevelRateLimits

    init(_ rule: HighLevelRateRule) {
        limits = HighLevelRateLimits(rule)
    }

    /// Counts a call that reached the operation, before it is checked.
    mutating func count(_ operation: String) {
        requests += 1
        byOperation[operation, default: 0] += 1
    }

    mutating func add(_ fault: HighLevelFault) {
        faults.add(fault)
    }

    var stats: [HighLevelValue.Member] {
        [
            .init(name: "requests", value: .integer(Int64(requests))),
            .init(name: "byOperation", value: .init(counts: byOperation)),
            .init(name: "faults", value: faults.stats),
        ]
    }
}

extension HighLevelValue {
    /// Counts by name, in the order of the names.
    init(counts: [String: Int]) {
        self = .object(
            counts.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: .integer(Int64($0.value))) }
        )
    }
}
