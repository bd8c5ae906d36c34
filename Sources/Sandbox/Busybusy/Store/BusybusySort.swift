/// An ordering of rows: columns with directions, ties broken by id ascending.
struct BusybusySort<Column: BusybusyColumn>: Hashable, Sendable {
    /// One column and its direction.
    struct Term: Hashable, Sendable {
        var column: Column
        var descending = false
    }

    var terms: [Term]

    /// The text that ties a cursor to its ordering, such as `title:asc,createdOn:desc`.
    var signature: String {
        terms.map { "\($0.column.rawValue):\($0.descending ? "desc" : "asc")" }.joined(separator: ",")
    }
}

/// A column of a table, named as clients name it: `title`, `projectInfo.customer`.
protocol BusybusyColumn: RawRepresentable<String>, Hashable, Sendable {
    /// The column every table is sorted by unless a client asks otherwise.
    static var createdOn: Self { get }
}

extension BusybusySort {
    /// Oldest first, the order when a client names none (assumption).
    static var standard: BusybusySort { BusybusySort(terms: [Term(column: .createdOn)]) }
}
