/// A value that rows are filtered and sorted by. Instants are whole seconds since 1970, as `int`.
enum BusybusyScalar: Hashable, Sendable {
    case null
    case int(Int)
    case number(Double)
    case text(String)

    init(_ text: String?) { self = text.map(BusybusyScalar.text) ?? .null }
    init(_ int: Int?) { self = int.map(BusybusyScalar.int) ?? .null }
    init(_ number: Double?) { self = number.map(BusybusyScalar.number) ?? .null }
    init(_ flag: Bool?) { self = flag.map { .int($0 ? 1 : 0) } ?? .null }
}

extension BusybusyScalar: Comparable {
    /// Ascending order; null comes last (assumption). Values of one column are always of one kind.
    static func < (left: BusybusyScalar, right: BusybusyScalar) -> Bool {
        switch (left, right) {
        case (.int(let left), .int(let right)): left < right
        case (.number(let left), .number(let right)): left < right
        case (.text(let left), .text(let right)): left < right
        default: left.rank < right.rank
        }
    }

    private var rank: Int {
        switch self {
        case .int: 0
        case .number: 1
        case .text: 2
        case .null: 3
        }
    }
}
