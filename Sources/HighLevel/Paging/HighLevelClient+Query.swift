/// The query of a call, built up part by part; parts that are nil are left out.
struct QueryItems {
    private(set) var items: [(name: String, value: String)] = []

    mutating func add(_ name: String, _ value: String?) {
        if let value { items.append((name: name, value: value)) }
    }

    mutating func add(_ name: String, _ value: Int?) { add(name, value.map(String.init)) }
    mutating func add(_ name: String, _ value: Bool?) { add(name, value.map(String.init)) }
}

extension HighLevelClient {
    /// A query that begins with the client's location.
    func locationQuery() -> QueryItems {
        var query = QueryItems()
        query.add("locationId", configuration.locationID)
        return query
    }

    /// An error for an input that the service would refuse; no call was made.
    func refused(_ operation: String, _ message: String) -> HighLevelError {
        HighLevelError(.invalid, operation: operation, message: message)
    }

    /// The page size, or an error that names the range.
    func checked(pageSize: Int, upTo maximum: Int, in operation: String) throws(HighLevelError) -> Int {
        guard (1...maximum).contains(pageSize) else {
            throw refused(operation, "A page of \(pageSize) is not allowed. Ask for 1 to \(maximum).")
        }
        return pageSize
    }

    /// How many rows to leave out, or an error for a position of another list.
    func skipped(_ position: PagePosition, in operation: String) throws(HighLevelError) -> Int {
        guard case .skip(let count) = position, count >= 0 else {
            throw refused(operation, "The position \(position) belongs to another list. Begin with .skip(0).")
        }
        return count
    }
}
