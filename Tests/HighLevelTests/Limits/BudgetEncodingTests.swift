import Testing

@testable import HighLevel

@Suite struct BudgetEncodingTests {
    private func usedBudget() throws -> Budget {
        let desk = BudgetDesk(50)
        let slots = desk.startAll()
        for slot in slots.prefix(20) {
            desk.step(7)
            desk.end(slot, .of(maximum: 60, remaining: 5, daily: 700, reset: .seconds(900)))
        }
        desk.end(slots[20], .of(isThrottled: true))
        return desk.budget
    }

    @Test func aBudgetComesBackAsItWas() throws {
        let budget = try usedBudget()
        #expect(Budget(encoded: budget.encoded) == budget)
        #expect(Budget(encoded: Budget().encoded) == Budget())
        #expect(Budget(encoded: Budget.careful().encoded) == Budget.careful())
    }

    @Test func theFullestBudgetFits() {
        var budget = Budget()
        for moment in 0..<2000 as Range<Int64> {
            budget.ended.add(at: moment * 3)
            budget.underWay.add(at: moment * 3)
        }
        #expect(budget.encoded.count == Budget.largestEncoding)
        #expect(Budget.largestEncoding + 24 <= LedgerFile.copySize)
        #expect(Budget(encoded: budget.encoded) == budget)
    }

    @Test func aPartOfABudgetIsNone() throws {
        let bytes = try usedBudget().encoded
        for count in bytes.indices { #expect(Budget(encoded: bytes[..<count]) == nil) }
        #expect(Budget(encoded: bytes + [0]) == nil)
    }

    /// Bytes that are no budget are refused, or give one that can be used; they never crash.
    @Test(arguments: 1...300 as ClosedRange<UInt64>)
    func damagedBytesNeverCrash(seed: UInt64) throws {
        var random = SeededRandom(seed)
        var bytes = try usedBudget().encoded
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
        }
        guard var budget = Budget(encoded: bytes) else { return }
        for step in 0..<5 as Range<Int64> {
            budget.advance(to: BudgetInstant(wall: 1_000_000 + step * 60_000, steady: step * 60_000, era: 1))
            _ = budget.admit(isPerson: true, lease: .seconds(1), now: 1_000_000 + step * 60_000)
        }
        #expect(budget.used <= budget.limits.maximum + 1_000_000_000)
    }
}
