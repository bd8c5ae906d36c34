/// A stored object that can be listed: filtered, sorted, and paged through.
protocol BusybusyRow: Codable, Sendable {
    associatedtype Column: BusybusyColumn

    /// Lower-case UUID.
    var id: String { get }

    /// The value of a column.
    func value(of column: Column) -> BusybusyScalar

    /// The columns that hold the row's own id, by which it is found without a search.
    static var idColumns: Set<Column> { get }
}

extension BusybusyRow {
    static var idColumns: Set<Column> { Set(["id"].compactMap(Column.init(rawValue:))) }
}
