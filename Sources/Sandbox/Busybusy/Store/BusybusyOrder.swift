/// The rows of a table in one ordering, kept sorted while rows are added and changed.
struct BusybusyOrder<Row: BusybusyRow>: Sendable {
    private struct Entry: Sendable {
        var place: BusybusyPlace
        var row: Int32
    }

    let sort: BusybusySort<Row.Column>
    private var entries: [Entry]

    /// Sorts all rows, at O(n log n).
    init(_ rows: [Row], by sort: BusybusySort<Row.Column>) {
        self.sort = sort
        entries = rows.enumerated().map { Entry(place: BusybusyPlace(of: $0.element, in: sort), row: Int32($0.offset)) }
        entries.sort { $0.place.precedes($1.place, in: sort) }
    }

    /// Adds a row; cheap at the end, where new rows belong in the usual order.
    mutating func insert(_ index: Int, at place: BusybusyPlace) {
        entries.insert(Entry(place: place, row: Int32(index)), at: self.index { !$0.precedes(place, in: sort) })
    }

    /// Takes out the row that stands at a place.
    mutating func remove(at place: BusybusyPlace) {
        let index = index { !$0.precedes(place, in: sort) }
        if index < entries.count, entries[index].place == place { entries.remove(at: index) }
    }

    /// The first rows after a place, or from the start, that a test accepts.
    func rows(after place: BusybusyPlace?, limit: Int, where accepts: (Int) -> Bool) -> [Int] {
        var result: [Int] = []
        var index = place.map { place in self.index { place.precedes($0, in: sort) } } ?? 0
        while index < entries.count, result.count < limit {
            let row = Int(entries[index].row)
            if accepts(row) { result.append(row) }
            index += 1
        }
        return result
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
