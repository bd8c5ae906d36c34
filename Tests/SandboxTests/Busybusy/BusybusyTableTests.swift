import Testing

@testable import Sandbox

@Suite struct BusybusyTableTests {
    /// A row with one column to sort by.
    private struct Row: BusybusyRow {
        enum Column: String, BusybusyColumn {
            case createdOn, name
        }

        var id: String
        var name: String?
        var createdOn: Int

        func value(of column: Column) -> BusybusyScalar {
            switch column {
            case .createdOn: .int(createdOn)
            case .name: BusybusyScalar(name)
            }
        }
    }

    private static let sorts: [BusybusySort<Row.Column>] = [
        .standard, .init(terms: [.init(column: .name)]), .init(terms: [.init(column: .name, descending: true)]),
        .init(terms: [.init(column: .name), .init(column: .createdOn, descending: true)]),
    ]

    /// What a page must show, by sorting everything anew.
    private func expected(_ rows: [Row], _ sort: BusybusySort<Row.Column>) -> [String] {
        rows.sorted { BusybusyPlace(of: $0, in: sort).precedes(BusybusyPlace(of: $1, in: sort), in: sort) }.map(\.id)
    }

    private func page(
        _ table: inout BusybusyTable<Row>,
        _ sort: BusybusySort<Row.Column>,
        after: BusybusyPlace? = nil
    ) -> [String] {
        table.page(BusybusyFilter(), by: sort, after: after, limit: .max).map { table.rows[$0].id }
    }

    @Test(arguments: 1...4) func keepsOrdersRightUnderChange(_ seed: UInt64) {
        var random = BusybusyRandom(seed: seed)
        var table = BusybusyTable<Row>()
        for _ in 0..<20 {
            for _ in 0..<Int.random(in: 1...40, using: &random) {
                let name = Int.random(in: 0...9, using: &random)
                let text = name == 0 ? nil : "Name \(name)"
                if Bool.random(using: &random) || table.rows.isEmpty {
                    table.append(Row(id: random.uuid(), name: text, createdOn: Int.random(in: 0...20, using: &random)))
                } else {
                    table.update(Int.random(in: 0..<table.rows.count, using: &random)) { $0.name = text }
                }
            }
            let sort = BusybusyTableTests.sorts.randomElement(using: &random) ?? .standard
            #expect(page(&table, sort) == expected(table.rows, sort))
        }
    }

    @Test func startsAfterAPlaceThatIsNoLongerThere() {
        var table = BusybusyTable((0..<9).map { Row(id: "\($0)", name: "Name \($0)", createdOn: 0) })
        let sort = BusybusyTableTests.sorts[1]
        let place = BusybusyPlace(of: table.rows[4], in: sort)
        table.update(4) { $0.name = "Zed" }
        #expect(page(&table, sort, after: place) == ["5", "6", "7", "8", "4"])
    }

    @Test func forgetsOrdersBeyondItsLimitAndStillSorts() {
        var table = BusybusyTable((0..<5).map { Row(id: "\($0)", name: "Name \(9 - $0)", createdOn: 0) })
        for count in 1...12 {
            let sort = BusybusySort<Row.Column>(terms: Array(repeating: .init(column: .name), count: count))
            #expect(page(&table, sort) == ["4", "3", "2", "1", "0"])
        }
        #expect(page(&table, .standard) == ["0", "1", "2", "3", "4"])
    }

    @Test(arguments: [
        BusybusyScalar.text("a"), .text("\u{1F}é\"😀"), .int(-5), .number(1.5), .number(2), .null,
    ])
    func cursorsCarryEveryKindOfValue(_ value: BusybusyScalar) {
        var place = BusybusyPlace(of: Row(id: "id", name: nil, createdOn: 0), in: .standard)
        place.first = value
        let sort = BusybusySort<Row.Column>.standard
        #expect(BusybusyPlace(cursor: place.cursor(in: sort), in: sort) == place)
    }
}
