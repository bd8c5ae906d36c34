/// What has been called, what shall fail next, and how much may still be called.
struct HighLevelTraffic: Sendable {
    private(set) var requests = 0
    private(set) var byOperation: [String: Int] = [:]
    private(set) var faults: [HighLevelFault] = []
    var limit: HighLevelRateLimit

    /// Counts a call that reached the operation, before it is checked.
    mutating func count(_ operation: String) {
        requests += 1
        byOperation[operation, default: 0] += 1
    }

    mutating func add(_ fault: HighLevelFault) {
        faults.append(fault)
    }

    mutating func clearFaults() {
        faults.removeAll()
    }

    /// The fault that this call meets; used up one call at a time, in the order they were switched on.
    mutating func nextFault(for operation: String) -> HighLevelFault? {
        guard let index = faults.firstIndex(where: { $0.operation == operation || $0.operation == "*" }) else {
            return nil
        }
        let fault = faults[index]
        faults[index].times -= 1
        if faults[index].times <= 0 { faults.remove(at: index) }
        return fault
    }

    var stats: HighLevelValue {
        let operations = byOperation.sorted { $0.key < $1.key }
            .map { HighLevelValue.Member(name: $0.key, value: .integer(Int64($0.value))) }
        return ["requests": .integer(Int64(requests)), "byOperation": .object(operations)]
    }
}
