/// The contacts by id and in the two orders that are read most, kept sorted at every change.
///
/// A page of the default order is a slice; no request sorts all contacts.
struct HighLevelContactIndex: Sendable {
    private(set) var byID: [String: HighLevelRecord] = [:]
    private(set) var byDateAdded: [HighLevelRecord] = []
    private(set) var byDateUpdated: [HighLevelRecord] = []
    /// Grows with every change; what was computed for an older one is stale.
    private(set) var generation = 0

    init() {}

    /// Fills the index at once: two sorts instead of an insertion for each contact.
    init(_ records: [HighLevelRecord]) {
        byID = Dictionary(records.map { ($0.contact.id, $0) }, uniquingKeysWith: { _, last in last })
        byDateAdded = byID.values.sorted { Self.isBefore($0, $1, \.dateAdded) }
        byDateUpdated = byID.values.sorted { Self.isBefore($0, $1, \.dateUpdated) }
    }

    var count: Int { byID.count }

    subscript(id: String) -> HighLevelContact? { byID[id]?.contact }

    /// Adds the contact, or replaces the one of the same id.
    mutating func put(_ record: HighLevelRecord) {
        let old = byID.updateValue(record, forKey: record.contact.id)
        Self.move(old, to: record, in: &byDateAdded, \.dateAdded)
        Self.move(old, to: record, in: &byDateUpdated, \.dateUpdated)
        generation += 1
    }

    /// Removes the contact of that id, if there is one.
    mutating func remove(_ id: String) {
        guard let old = byID.removeValue(forKey: id) else { return }
        byDateAdded.remove(at: Self.position(of: old, in: byDateAdded, \.dateAdded))
        byDateUpdated.remove(at: Self.position(of: old, in: byDateUpdated, \.dateUpdated))
        generation += 1
    }

    /// Puts the record in its place and takes the old one out; one that keeps its place is exchanged there.
    private static func move(
        _ old: HighLevelRecord?,
        to record: HighLevelRecord,
        in list: inout [HighLevelRecord],
        _ key: KeyPath<HighLevelContact, HighLevelTime>
    ) {
        if let old {
            let place = position(of: old, in: list, key)
            if old.contact[keyPath: key] == record.contact[keyPath: key] {
                list[place] = record
                return
            }
            list.remove(at: place)
        }
        list.insert(record, at: position(of: record, in: list, key))
    }

    /// Where the record is, or where it belongs. New ones are usually the newest, so the end is tried first.
    private static func position(
        of record: HighLevelRecord,
        in list: [HighLevelRecord],
        _ key: KeyPath<HighLevelContact, HighLevelTime>
    ) -> Int {
        if let last = list.last, isBefore(last, record, key) { return list.count }
        return list.partitioningIndex { !isBefore($0, record, key) }
    }

    private static func isBefore(
        _ left: HighLevelRecord,
        _ right: HighLevelRecord,
        _ key: KeyPath<HighLevelContact, HighLevelTime>
    ) -> Bool {
        let (first, second) = (left.contact[keyPath: key], right.contact[keyPath: key])
        return first == second ? left.contact.id < right.contact.id : first < second
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first index whose element satisfies the predicate, in a collection where all that do come last.
    func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
