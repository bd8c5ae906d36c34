/// How many slots belong to which moment, in milliseconds; sorted, and of bounded size.
///
/// When a table is full, two neighbours become one at the later moment: slots are then held a little too long, never too
/// short.
struct SlotTable: Sendable, Equatable {
    struct Entry: Sendable, Equatable {
        var at: Int64
        var count: Int32
    }

    let capacity: Int
    private(set) var entries: [Entry] = []
    private(set) var total = 0

    init(capacity: Int) { self.capacity = capacity }

    /// The table of entries that were stored; nil when they are out of order or no counts.
    init?(capacity: Int, entries: [Entry]) {
        guard entries.count <= capacity, entries.allSatisfy({ (1...10_000_000).contains($0.count) }),
            zip(entries, entries.dropFirst()).allSatisfy({ $0.at < $1.at })
        else { return nil }
        self.capacity = capacity
        self.entries = entries
        total = entries.reduce(0) { $0 + Int($1.count) }
    }

    /// Adds slots to a moment.
    mutating func add(_ count: Int = 1, at moment: Int64) {
        guard count > 0 else { return }
        total += count
        let index = firstIndex(notBefore: moment)
        if index < entries.count, entries[index].at == moment {
            entries[index].count += Int32(clamping: count)
        } else {
            entries.insert(Entry(at: moment, count: Int32(clamping: count)), at: index)
            if entries.count > capacity { mergeClosest() }
        }
    }

    /// Takes one slot from the first moment that is not before the given one; false when there is none.
    mutating func take(notBefore moment: Int64) -> Bool {
        let index = firstIndex(notBefore: moment)
        guard index < entries.count else { return false }
        total -= 1
        entries[index].count -= 1
        if entries[index].count == 0 { entries.remove(at: index) }
        return true
    }

    /// Drops all up to and with a moment.
    mutating func drop(through moment: Int64) {
        let end = firstIndex(notBefore: moment + 1)
        guard end > 0 else { return }
        total -= entries[..<end].reduce(0) { $0 + Int($1.count) }
        entries.removeFirst(end)
    }

    /// Moves every moment by the same step.
    mutating func shift(by step: Int64) {
        for index in entries.indices { entries[index].at += step }
    }

    /// Moves every moment after the given one back to it.
    mutating func clamp(to latest: Int64) {
        let start = firstIndex(notBefore: latest + 1)
        let count = entries[start...].reduce(0) { $0 + Int($1.count) }
        guard count > 0 else { return }
        entries.removeSubrange(start...)
        total -= count
        add(count, at: latest)
    }

    /// The moment by which that many slots have theirs behind them, counted over two tables; nil when there are fewer.
    static func moment(of number: Int, in first: SlotTable, _ second: SlotTable) -> Int64? {
        var left = number
        var (i, j) = (0, 0)
        while i < first.entries.count || j < second.entries.count {
            let isFirst =
                j == second.entries.count
                || (i < first.entries.count && first.entries[i].at <= second.entries[j].at)
            let entry = isFirst ? first.entries[i] : second.entries[j]
            if isFirst { i += 1 } else { j += 1 }
            left -= Int(entry.count)
            if left <= 0 { return entry.at }
        }
        return nil
    }

    private func firstIndex(notBefore moment: Int64) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].at < moment { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func mergeClosest() {
        let gaps = entries.indices.dropLast().map { entries[$0 + 1].at - entries[$0].at }
        guard let index = gaps.indices.min(by: { gaps[$0] < gaps[$1] }) else { return }
        entries[index + 1].count += entries[index].count
        entries.remove(at: index)
    }
}
