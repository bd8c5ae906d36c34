/// Counts of what was asked, and the faults still to come.
struct BusybusyTraffic: Sendable {
    private(set) var requests = 0
    private(set) var byOperation: [String: Int] = [:]
    private var faults: [BusybusyFault] = []
    /// Draws the writes whose replies are lost; nil until the first write after a change of the settings.
    private var losses: BusybusyRandom?

    /// Counts a request, whatever becomes of it.
    mutating func countRequest() { requests += 1 }

    /// Counts the root fields of a readable request and takes the first fault set for one of them.
    mutating func take(_ operations: [String]) -> BusybusyFault? {
        for operation in operations { byOperation[operation, default: 0] += 1 }
        guard let index = faults.firstIndex(where: { operations.contains($0.operation) }) else { return nil }
        let fault = faults[index]
        faults[index].times -= 1
        if faults[index].times == 0 { faults.remove(at: index) }
        return fault
    }

    /// Whether the reply of the next write is lost.
    mutating func losesReply(_ settings: BusybusySettings) -> Bool {
        guard settings.replyLossShare > 0 else { return false }
        var random = losses ?? BusybusyRandom(seed: UInt64(settings.replyLossSeed))
        let draw = Double(random.next() >> 11) * 0x1p-53
        losses = random
        return draw < settings.replyLossShare
    }

    /// Begins the draws anew.
    mutating func resetLosses() { losses = nil }

    /// Adds a fault behind those already set.
    mutating func add(_ fault: BusybusyFault) { faults.append(fault) }

    /// Forgets every fault.
    mutating func clearFaults() { faults = [] }

    /// The counts as `GET /_sandbox/stats` shows them, with a zero for every root field not yet used.
    func stats(_ operations: [String]) -> GraphQLValue {
        var counts = GraphQLObject()
        for operation in operations { counts.append(operation, .int(byOperation[operation] ?? 0)) }
        var stats = GraphQLObject()
        stats.append("requests", .int(requests))
        stats.append("byOperation", .object(counts))
        return .object(stats)
    }
}
