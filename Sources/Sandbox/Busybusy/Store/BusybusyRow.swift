/// A stored object that can be listed: filtered, sorted, and paged through.
protocol BusybusyRow: Codable, Sendable {
    associatedtype Column: BusybusyColumn

    /// Lower-case UUID.
    var id: String { get }

    /// The value of a column.
    func value(of column: Column) -> BusybusyScalar
}
