/// Which call fails how, and how many did.
struct HighLevelFaultPlan: Sendable {
    private var queued: [HighLevelFault] = []
    private var random: HighLevelRandomFaults?
    private var given: [String: [HighLevelFault.Kind: Int]] = [:]

    mutating func add(_ fault: HighLevelFault) {
        queued.append(fault)
    }

    /// Draws faults from now on; nil ends it.
    mutating func draw(from random: HighLevelRandomFaults?) {
        self.random = random
    }

    /// Takes back everything that is still to come; what was given stays counted.
    mutating func clear() {
        queued.removeAll()
        random = nil
    }

    /// The fault that this call meets: what the request itself asks for, else the queue's, in the order they were switched
    /// on and used up one call at a time, else a drawn one.
    mutating func next(for operation: String, asked: HighLevelFault? = nil) -> HighLevelFault? {
        let drawn = random?.next(for: operation)
        guard let fault = asked ?? takeQueued(for: operation) ?? drawn else { return nil }
        given[operation, default: [:]][fault.kind, default: 0] += 1
        return fault
    }

    private mutating func takeQueued(for operation: String) -> HighLevelFault? {
        guard let index = queued.firstIndex(where: { $0.operation == operation || $0.operation == "*" }) else {
            return nil
        }
        let fault = queued[index]
        queued[index].times -= 1
        if queued[index].times <= 0 { queued.remove(at: index) }
        return fault
    }

    /// How many faults were given, by kind and by operation.
    var stats: HighLevelValue {
        var kinds: [String: Int] = [:]
        var operations: [HighLevelValue.Member] = []
        for (operation, counts) in given.sorted(by: { $0.key < $1.key }) {
            let named = Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
            kinds.merge(named, uniquingKeysWith: +)
            operations.append(.init(name: operation, value: .init(counts: named)))
        }
        return [
            "total": .integer(Int64(kinds.values.reduce(0, +))), "byKind": .init(counts: kinds),
            "byOperation": .object(operations),
        ]
    }
}
