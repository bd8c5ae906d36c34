/// The rows of a table in one ordering, kept sorted while rows are added and changed.
///
/// Changes are collected and worked in when the order is next read, so that writing many rows costs no more than
/// sorting them once.
struct BusybusyOrder<Row: BusybusyRow>: Sendable {
    private struct Entry: Sendable {
        var place: BusybusyPlace
        var row: Int32
    }

    /// Up to this many changes are worked in one by one, which is cheap at the end, where new rows usually belong.
    private static var fewChanges: Int { 16 }

    let sort: BusybusySort<Row.Column>
    private var entries: [Entry]
    private var added: [String: Entry] = [:]
    private var removed: [String: BusybusyPlace] = [:]

    /// Sorts all rows, at O(n log n).
    init(_ rows: [Row], by sort: BusybusySort<Row.Column>) {
        self.sort = sort
        entries = rows.enumerated().map { Entry(place: BusybusyPlace(of: $0.element, in: sort), row: Int32($0.offset)) }
        entries.sort { $0.place.precedes($1.place, in: sort) }
    }

    /// Adds a row at its place.
    mutating func insert(_ index: Int, at place: BusybusyPlace) {
        added[place.id] = Entry(place: place, row: Int32(index))
    }

    /// Takes out the row that stands at a place.
    mutating func remove(at place: BusybusyPlace) {
        if added.removeValue(forKey: place.id) == nil { removed[place.id] = place }
    }

    /// The first rows after a place, or from the start, that a test accepts.
    mutating func rows(after place: BusybusyPlace?, limit: Int, where accepts: (Int) -> Bool) -> [Int] {
        settle()
        var result: [Int] = []
        var index = place.map { place in self.index { place.precedes($0, in: sort) } } ?? 0
        while index < entries.count, result.count < limit {
            let row = Int(entries[index].row)
            if accepts(row) { result.append(row) }
            index += 1
        }
        return result
    }

    private mutating func settle() {
        guard !added.isEmpty || !removed.isEmpty else { return }
        if added.count + removed.count <= BusybusyOrder.fewChanges {
            for place in removed.values {
                let index = index { !$0.precedes(place, in: sort) }
                if index < entries.count, entries[index].place == place { entries.remove(at: index) }
            }
            for entry in added.values {
                entries.insert(entry, at: index { !$0.precedes(entry.place, in: sort) })
            }
        } else {
            merge()
        }
        added = [:]
        removed = [:]
    }

    private mutating func merge() {
        let fresh = added.values.sorted { $0.place.precedes($1.place, in: sort) }
        var merged: [Entry] = []
        merged.reserveCapacity(entries.count + fresh.count)
        var next = fresh.startIndex
        for entry in entries where removed.isEmpty || removed[entry.place.id] == nil {
            while next < fresh.endIndex, fresh[next].place.precedes(entry.place, in: sort) {
                merged.append(fresh[next])
                next += 1
            }
            merged.append(entry)
        }
        merged += fresh[next...]
        entries = merged
    }

    /// The first entry that satisfies a test which, once true, stays true.
    private func index(where test: (BusybusyPlace) -> Bool) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if test(entries[middle].place) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
