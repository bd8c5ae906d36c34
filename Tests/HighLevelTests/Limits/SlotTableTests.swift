import Testing

@testable import HighLevel

@Suite struct SlotTableTests {
    @Test func slotsOfOneMomentAreOneEntry() {
        var table = SlotTable(capacity: 8)
        table.add(2, at: 10)
        table.add(1, at: 5)
        table.add(3, at: 10)
        #expect(table.entries == [.init(at: 5, count: 1), .init(at: 10, count: 5)])
        #expect(table.total == 6)
    }

    @Test func aFullTableHoldsSlotsLongerAndNeverShorter() {
        var table = SlotTable(capacity: 3)
        for moment in [10, 40, 42, 90] as [Int64] { table.add(at: moment) }
        #expect(table.entries == [.init(at: 10, count: 1), .init(at: 42, count: 2), .init(at: 90, count: 1)])
        #expect(table.total == 4)
    }

    @Test func aSlotIsTakenFromItsMomentOrTheNext() {
        var table = SlotTable(capacity: 8)
        table.add(at: 10)
        table.add(2, at: 20)
        let taken = [11, 20, 20].map { table.take(notBefore: $0) }
        #expect(taken == [true, true, false])
        #expect(table.entries == [.init(at: 10, count: 1)])
        #expect(table.total == 1)
    }

    @Test func droppingAndClamping() {
        var table = SlotTable(capacity: 8)
        for moment in [10, 20, 30, 40] as [Int64] { table.add(at: moment) }
        table.drop(through: 20)
        #expect(table.entries.map(\.at) == [30, 40])
        table.clamp(to: 35)
        #expect(table.entries.map(\.at) == [30, 35])
        table.clamp(to: 7)
        #expect(table.entries == [.init(at: 7, count: 2)])
        #expect(table.total == 2)
    }

    @Test(arguments: [(1, 10), (2, 20), (3, 20), (4, 25), (5, 40), (6, nil)] as [(Int, Int64?)])
    func theMomentOfAPlace(_ number: Int, _ moment: Int64?) {
        var (first, second) = (SlotTable(capacity: 8), SlotTable(capacity: 8))
        first.add(at: 10)
        first.add(at: 25)
        second.add(2, at: 20)
        second.add(at: 40)
        #expect(SlotTable.moment(of: number, in: first, second) == moment)
    }

    /// Against a plain list of moments.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func itCountsAsAListDoes(seed: UInt64) {
        var random = SeededRandom(seed)
        var table = SlotTable(capacity: 500)
        var list: [Int64] = []
        for _ in 0..<400 {
            let moment = Int64.random(in: 0...200, using: &random)
            switch Int.random(in: 0...5, using: &random) {
            case 0...2:
                table.add(at: moment)
                list.append(moment)
            case 3:
                let index = list.indices.filter { list[$0] >= moment }.min { list[$0] < list[$1] }
                let isTaken = table.take(notBefore: moment)
                #expect(isTaken == (index != nil))
                if let index { list.remove(at: index) }
            case 4 where moment < 40:
                table.drop(through: moment)
                list.removeAll { $0 <= moment }
            default:
                let step = moment % 3
                table.shift(by: step)
                list = list.map { $0 + step }
            }
            #expect(table.entries.flatMap { Array(repeating: $0.at, count: Int($0.count)) } == list.sorted())
            #expect(table.total == list.count)
        }
    }
}
