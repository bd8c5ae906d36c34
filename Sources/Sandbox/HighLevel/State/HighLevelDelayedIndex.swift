/// A search index that learns of every change only after a while, as HighLevel's own does.
struct HighLevelDelayedIndex: Sendable {
    private struct Change: Sendable {
        var due: HighLevelTime
        var id: String
        /// Nil for a deletion.
        var record: HighLevelRecord?
    }

    private(set) var index: HighLevelContactIndex
    private let lag: Int64
    private var changes: [Change] = []

    init(_ index: HighLevelContactIndex, lag: Int64) {
        self.index = index
        self.lag = lag
    }

    mutating func schedule(_ id: String, _ record: HighLevelRecord?, at now: HighLevelTime) {
        changes.append(.init(due: .init(milliseconds: now.milliseconds + lag), id: id, record: record))
    }

    /// Takes over the changes whose time has come.
    mutating func catchUp(to now: HighLevelTime) {
        let due = changes.partitioningIndex { $0.due > now }
        for change in changes[..<due] {
            if let record = change.record { index.put(record) } else { index.remove(change.id) }
        }
        changes.removeFirst(due)
    }
}
