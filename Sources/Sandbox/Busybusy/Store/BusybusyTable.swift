/// Rows of one kind with their index by id and the orderings that clients have asked for.
struct BusybusyTable<Row: BusybusyRow>: Sendable {
    /// Orderings kept at a time; asking for one more drops the others.
    private static var maximumOrders: Int { 8 }

    private(set) var rows: [Row]
    private var indexByID: [String: Int]
    private var orders: [BusybusySort<Row.Column>: BusybusyOrder<Row>] = [:]

    init(_ rows: [Row] = []) {
        self.rows = rows
        let indexed = rows.enumerated().map { ($0.element.id, $0.offset) }
        indexByID = Dictionary(indexed, uniquingKeysWith: { first, _ in first })
    }

    /// The position of a row, which never changes.
    func index(of id: String) -> Int? { indexByID[id] }

    /// Adds a row and returns its position.
    @discardableResult
    mutating func append(_ row: Row) -> Int {
        let index = rows.count
        rows.append(row)
        indexByID[row.id] = index
        for sort in Array(orders.keys) { orders[sort]?.insert(index, at: BusybusyPlace(of: row, in: sort)) }
        return index
    }

    /// Changes a row and moves it in the orderings whose columns changed.
    mutating func update(_ index: Int, _ change: (inout Row) -> Void) {
        let before = rows[index]
        change(&rows[index])
        for sort in Array(orders.keys) {
            let old = BusybusyPlace(of: before, in: sort)
            let new = BusybusyPlace(of: rows[index], in: sort)
            guard old != new else { continue }
            orders[sort]?.remove(at: old)
            orders[sort]?.insert(index, at: new)
        }
    }

    /// One page: the positions of up to `limit` rows after a place that satisfy a filter.
    mutating func page(
        _ filter: BusybusyFilter<Row>,
        by sort: BusybusySort<Row.Column>,
        after place: BusybusyPlace?,
        limit: Int
    ) -> [Int] {
        if let ids = filter.ids {
            let few = ids.compactMap { indexByID[$0] }.filter { filter.accepts(rows[$0]) }
            let places = few.map { (index: $0, place: BusybusyPlace(of: rows[$0], in: sort)) }
            let rest = places.filter { candidate in place.map { $0.precedes(candidate.place, in: sort) } ?? true }
            return rest.sorted { $0.place.precedes($1.place, in: sort) }.prefix(limit).map(\.index)
        }
        if orders[sort] == nil {
            if orders.count >= BusybusyTable.maximumOrders { orders.removeAll() }
            orders[sort] = BusybusyOrder(rows, by: sort)
        }
        let all = rows
        return orders[sort]?.rows(after: place, limit: limit) { filter.accepts(all[$0]) } ?? []
    }
}
