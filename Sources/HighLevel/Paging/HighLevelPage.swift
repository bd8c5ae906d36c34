/// One page of a list.
public struct HighLevelPage<Row: Sendable & Identifiable>: Sendable where Row.ID == String {
    /// The rows.
    public var rows: [Row]
    /// How many rows there are in all, when told.
    public var total: Int?
    /// Where the next page begins; nil on the last page.
    public var next: PagePosition?

    /// Makes a page.
    public init(rows: [Row], total: Int? = nil, next: PagePosition? = nil) {
        self.rows = rows
        self.total = total
        self.next = next
    }

    /// A page of a list that is walked by leaving rows out.
    ///
    /// The last page is known as such only when it is empty, or shorter than asked and all that were counted came: the
    /// service may give fewer rows than were asked for, tell no total, or stop counting at a round number.
    init(rows: [Row], total: Int?, skipped: Int, pageSize: Int) {
        let reached = skipped + rows.count
        let allCame = total.map { reached >= $0 } ?? false
        let isLast = rows.isEmpty || (rows.count < pageSize && allCame)
        self.init(rows: rows, total: total, next: isLast ? nil : .skip(reached))
    }
}
