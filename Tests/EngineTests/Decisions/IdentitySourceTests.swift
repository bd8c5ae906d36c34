import Engine
import Storage
import Testing

@Suite struct IdentitySourceTests {
    @Test(arguments: [0, 5, 1023]) func idsGrowWhileTheClockStandsStill(node: Int) {
        let source = IdentitySource(node: node)
        let ids = (0..<20_000).map { _ in source.next(at: Milliseconds(1_790_000_000_000)) }
        #expect(zip(ids, ids.dropFirst()).allSatisfy(<))
        #expect(ids.allSatisfy { ($0 >> 12) & 0x3ff == node })
    }

    @Test func idsGrowWhenTheClockGoesBack() {
        let source = IdentitySource(node: 3)
        let first = source.next(at: Milliseconds(1_790_000_000_000))
        let second = source.next(at: Milliseconds(1_780_000_000_000))
        let third = source.next(at: Milliseconds(1_790_000_000_001))
        #expect(first < second)
        #expect(second < third)
    }

    @Test func twoNodesNeverMakeTheSameId() {
        let (left, right) = (IdentitySource(node: 0), IdentitySource(node: 1))
        let moment = Milliseconds(1_790_000_000_000)
        let ids = (0..<10_000).flatMap { _ in [left.next(at: moment), right.next(at: moment)] }
        #expect(Set(ids).count == ids.count)
    }

    @Test func manyTasksAtOnceNeverGetTheSameId() async {
        let source = IdentitySource(node: 0)
        let ids = await withTaskGroup(of: [Int64].self) { group in
            for task in 0..<8 {
                group.addTask {
                    (0..<2000).map { source.next(at: Milliseconds(1_790_000_000_000 + Int64(($0 + task) % 3))) }
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(ids.count == 16_000)
        #expect(Set(ids).count == ids.count)
    }

    @Test func theIdsHoldTheMillisecond() {
        let id = IdentitySource(node: 7).next(at: Milliseconds(1_790_000_000_123))
        #expect(id >> 22 == 1_790_000_000_123)
        #expect(id > 0)
    }
}
