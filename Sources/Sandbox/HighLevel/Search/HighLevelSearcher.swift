/// Runs searches over an index and remembers the last results until the index changes.
///
/// Clients read page after page of one search: without a memory every page would filter all contacts again.
struct HighLevelSearcher: Sendable {
    private struct Remembered: Sendable {
        var signature: [UInt8]
        var generation: Int
        var records: [HighLevelRecord]
    }

    private static let capacity = 4
    private var memory: [Remembered] = []

    /// A page of contacts and the number of all that match.
    struct Page: Sendable {
        var records: [HighLevelRecord]
        var total: Int
    }

    /// The page that the search asks for.
    mutating func page(_ search: HighLevelSearch, in index: HighLevelContactIndex) -> Page {
        if search.matchesEverything, let (list, reversed) = Self.keptOrder(search.order, in: index) {
            return reversed ? Self.cut(list.reversed(), search) : Self.cut(list, search)
        }
        return Self.cut(matching(search, in: index), search)
    }

    /// The index's own order when the search wants one of those, and whether it runs backwards.
    private static func keptOrder(
        _ order: HighLevelOrder,
        in index: HighLevelContactIndex
    ) -> ([HighLevelRecord], reversed: Bool)? {
        guard order.terms.count == 1, let term = order.terms.first else { return nil }
        switch term.field {
        case .dateAdded: return (index.byDateAdded, term.descending)
        case .dateUpdated: return (index.byDateUpdated, term.descending)
        default: return nil
        }
    }

    private mutating func matching(_ search: HighLevelSearch, in index: HighLevelContactIndex) -> [HighLevelRecord] {
        memory.removeAll { $0.generation != index.generation }
        if let known = memory.first(where: { $0.signature == search.signature }) { return known.records }
        let records = Self.sortedMatches(search, in: index)
        if memory.count == Self.capacity { memory.removeFirst() }
        memory.append(.init(signature: search.signature, generation: index.generation, records: records))
        return records
    }

    private static func sortedMatches(_ search: HighLevelSearch, in index: HighLevelContactIndex) -> [HighLevelRecord] {
        if let (list, reversed) = keptOrder(search.order, in: index) {
            let matches = list.filter { search.matches($0.contact) }
            return reversed ? matches.reversed() : matches
        }
        return index.byDateAdded.filter { search.matches($0.contact) }
            .map { (record: $0, keys: search.order.keys(of: $0.contact)) }
            .sorted { search.order.isBefore($0.keys, $1.keys) }
            .map(\.record)
    }

    private static func cut(_ list: some RandomAccessCollection<HighLevelRecord>, _ search: HighLevelSearch) -> Page {
        let start: Int
        if let after = search.after {
            start = OffsetView(list).partitioningIndex {
                search.order.isBefore(after, search.order.keys(of: $0.contact))
            }
        } else {
            start = (search.page - 1) * search.pageLimit
        }
        return Page(records: Array(list.dropFirst(start).prefix(search.pageLimit)), total: list.count)
    }
}

/// A collection addressed by distance from its start.
private struct OffsetView<Base: RandomAccessCollection>: RandomAccessCollection {
    let base: Base

    init(_ base: Base) { self.base = base }

    var startIndex: Int { 0 }
    var endIndex: Int { base.count }
    subscript(position: Int) -> Base.Element { base[base.index(base.startIndex, offsetBy: position)] }
}
