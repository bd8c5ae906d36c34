import Foundation

/// Where a row stands in an ordering: its sort values and its id. It stays meaningful when rows come or go around it,
/// which is what makes a cursor of it stable.
struct BusybusyPlace: Hashable, Sendable {
    /// The first sort value, apart from the others because most orderings have just one.
    var first: BusybusyScalar
    var others: [BusybusyScalar]
    var id: String

    init<Row: BusybusyRow>(of row: Row, in sort: BusybusySort<Row.Column>) {
        first = sort.terms.first.map { row.value(of: $0.column) } ?? .null
        others = sort.terms.dropFirst().map { row.value(of: $0.column) }
        id = row.id
    }

    /// Whether this place comes before the other in an ordering.
    func precedes<Column>(_ other: BusybusyPlace, in sort: BusybusySort<Column>) -> Bool {
        if first != other.first { return (first < other.first) != (sort.terms.first?.descending ?? false) }
        for (offset, (left, right)) in zip(others, other.others).enumerated() where left != right {
            return (left < right) != sort.terms[offset + 1].descending
        }
        return id < other.id
    }
}

extension BusybusyPlace {
    /// The place as an opaque cursor, tied to its ordering.
    func cursor<Column>(in sort: BusybusySort<Column>) -> String {
        let values = ([first] + others).map(\.wire)
        let list = GraphQLValue.list([.string(sort.signature), .list(values), .string(id)])
        return Data(list.json).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Reads a cursor back; nil when it is malformed or belongs to another ordering.
    init?<Column>(cursor: String, in sort: BusybusySort<Column>) {
        let plain = cursor.replacing("-", with: "+").replacing("_", with: "/")
        let padded = plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: padded),
            case .list(let parts)? = GraphQLValue(json: data), parts.count == 3,
            parts[0] == .string(sort.signature), case .list(let values) = parts[1], let id = parts[2].text,
            values.count == max(sort.terms.count, 1)
        else { return nil }
        let scalars = values.compactMap(BusybusyScalar.init(wire:))
        guard scalars.count == values.count else { return nil }
        first = scalars[0]
        others = Array(scalars.dropFirst())
        self.id = id
    }
}

extension BusybusyScalar {
    /// The scalar inside a cursor; a number is wrapped so that it does not come back as an integer.
    fileprivate var wire: GraphQLValue {
        switch self {
        case .null: .null
        case .int(let number): .int(number)
        case .number(let number): .list([.float(number)])
        case .text(let text): .string(text)
        }
    }

    fileprivate init?(wire: GraphQLValue) {
        switch wire {
        case .null: self = .null
        case .int(let number): self = .int(number)
        case .string(let text): self = .text(text)
        case .list(let items):
            switch items.first {
            case .float(let number)?: self = .number(number)
            case .int(let number)?: self = .number(Double(number))
            default: return nil
            }
        case .boolean, .float, .object: return nil
        }
    }
}
