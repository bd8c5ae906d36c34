/// Conditions on the columns of a row; all of them must hold.
struct BusybusyFilter<Row: BusybusyRow>: Sendable {
    /// The operators seen in clients: `isNull`, `equal`, `contains` (membership of a list). Given ones must all hold.
    struct Condition: Sendable {
        var column: Row.Column
        var isNull: Bool?
        var equal: BusybusyScalar?
        var contains: Set<BusybusyScalar>?
        /// Tests of an order, from operators that are invented. A row without a value passes none.
        var bounds: [Bound] = []

        func accepts(_ value: BusybusyScalar) -> Bool {
            if let isNull, isNull != (value == .null) { return false }
            if let equal, equal != value { return false }
            if let contains, !contains.contains(value) { return false }
            return bounds.allSatisfy { value != .null && $0.accepts(value) }
        }
    }

    /// One of the operators on ranges.
    struct Bound: Sendable {
        /// The invented names.
        enum Kind: String, CaseIterable, Sendable {
            case greaterThan, greaterThanOrEqualTo, lessThan, lessThanOrEqualTo
        }

        var kind: Kind
        var limit: BusybusyScalar

        func accepts(_ value: BusybusyScalar) -> Bool {
            switch kind {
            case .greaterThan: limit < value
            case .greaterThanOrEqualTo: !(value < limit)
            case .lessThan: value < limit
            case .lessThanOrEqualTo: !(limit < value)
            }
        }
    }

    var conditions: [Condition] = []
    /// A further test, for filters that are not about one column.
    var extra: (@Sendable (Row) -> Bool)?
    /// When only rows of certain ids can match, those ids: found by index instead of by reading every row.
    var ids: Set<String>?

    /// Whether a row satisfies every condition.
    func accepts(_ row: Row) -> Bool {
        conditions.allSatisfy { $0.accepts(row.value(of: $0.column)) } && (extra?(row) ?? true)
    }
}
