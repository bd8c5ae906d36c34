import Foundation
import Testing

@testable import HighLevel

@Suite(.timeLimit(.minutes(10))) struct FileBudgetLedgerTests {
    private let folder: ScratchFolder
    private var path: String { folder.path("budget") }
    private static let limits = RateLimits(maximum: 10, interval: .seconds(10), dailyMaximum: 1000)

    init() throws { folder = try ScratchFolder() }

    private func ledger() throws -> FileBudgetLedger { try FileBudgetLedger(path: path, limits: Self.limits) }

    /// Starts as many calls as may start at a moment.
    private func startAll(_ ledger: FileBudgetLedger, at now: Int64) throws -> [BudgetSlot] {
        var slots: [BudgetSlot] = []
        while let slot = try start(ledger, at: now) { slots.append(slot) }
        return slots
    }

    private func start(_ ledger: FileBudgetLedger, at now: Int64) throws -> BudgetSlot? {
        let admission = try ledger.update { budget in
            budget.advance(to: BudgetInstant(wall: now, steady: now))
            return budget.admit(isPerson: true, lease: .seconds(30), now: now)
        }
        guard case .start(let slot) = try #require(admission) else { return nil }
        return slot
    }

    private func end(_ slot: BudgetSlot, _ ledger: FileBudgetLedger, at now: Int64) throws {
        let isNoted = try ledger.update { budget in
            budget.advance(to: BudgetInstant(wall: now, steady: now))
            return budget.end(slot, .sent(nil), now: now)
        }
        try #require(isNoted != nil)
    }

    private func bytes() throws -> Data { try Data(contentsOf: URL(filePath: path)) }

    @Test func allWhoOpenTheFileShareItsBudget() throws {
        let (first, second) = (try ledger(), try ledger())
        try end(try #require(try start(first, at: 1_000)), first, at: 1_001)
        #expect(try startAll(second, at: 1_001).count == 9, "one slot is taken, and the reply is known to both")
        #expect(try startAll(first, at: 1_002).isEmpty)
    }

    @Test func theBudgetOutlivesItsUsers() throws {
        do {
            let ledger = try ledger()
            try end(try #require(try start(ledger, at: 1_000)), ledger, at: 1_001)
            #expect(try startAll(ledger, at: 1_001).count == 9)
        }
        #expect(try startAll(try ledger(), at: 1_500).isEmpty)
    }

    @Test func onlyItsOwnerMayReadTheFile() throws {
        _ = try start(try ledger(), at: 1_000)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(attributes[.size] as? Int == 2 * LedgerFile.copySize)
    }

    /// A process that is killed in the middle of a change leaves the copy before it.
    @Test func aTornCopyLeavesTheOneBefore() throws {
        let ledger = try ledger()
        try end(try #require(try start(ledger, at: 1_000)), ledger, at: 1_001)
        for _ in 0..<3 { _ = try start(ledger, at: 1_002) }
        let before = try bytes()
        _ = try start(ledger, at: 1_003)
        let after = try bytes()
        let changed = before.indices.filter { before[$0] != after[$0] }
        let range = try #require(changed.first)...(try #require(changed.last))
        for cut in stride(from: range.lowerBound, to: range.upperBound, by: 5) {
            var torn = before
            torn.replaceSubrange(range.lowerBound..<cut, with: after[range.lowerBound..<cut])
            try torn.write(to: URL(filePath: path))
            // Four slots were used before: six are left, whatever was written of the fifth.
            #expect(try startAll(try self.ledger(), at: 1_003).count == 6, "cut at \(cut)")
        }
    }

    @Test(arguments: ["nothing but zeros", "text", "short", "newest and oldest damaged"])
    func aDamagedFileStartsCareful(_ damage: String) throws {
        var content: Data
        switch damage {
        case "nothing but zeros": content = Data(repeating: 0, count: 2 * LedgerFile.copySize)
        case "text": content = Data("this is no budget".utf8)
        case "short": content = Data([1])
        default:
            let ledger = try ledger()
            for _ in 0..<2 { try end(try #require(try start(ledger, at: 1_000)), ledger, at: 1_000) }
            content = try bytes()
            for copy in 0...1 { content[copy * LedgerFile.copySize + 40] ^= 0x10 }
        }
        try content.write(to: URL(filePath: path))
        let ledger = try ledger()
        #expect(try startAll(ledger, at: 5_000).isEmpty)
        #expect(try startAll(ledger, at: 16_000).count == 1, "after an interval it feels its way")
        #expect(try startAll(try self.ledger(), at: 16_000).isEmpty, "the mended file is shared again")
    }

    @Test func aFileThatWasTakenAwayStartsCareful() throws {
        let ledger = try ledger()
        for slot in try startAll(ledger, at: 1_000) { try end(slot, ledger, at: 1_000) }
        try FileManager.default.removeItem(atPath: path)
        #expect(try startAll(ledger, at: 1_100).isEmpty)
        #expect(try startAll(try self.ledger(), at: 1_100).isEmpty, "the new file tells others")
    }

    @Test func aBudgetInUseIsNotWaitedFor() throws {
        let ledger = try ledger()
        _ = try start(ledger, at: 1_000)
        let other = open(path, O_RDWR)
        defer { close(other) }
        #expect(flock(other, LOCK_EX) == 0)
        #expect(try ledger.update { $0.used } == nil)
        #expect(flock(other, LOCK_UN) == 0)
        #expect(try ledger.update { $0.used } == 1)
    }

    @Test func aPlaceThatCannotBeUsedIsNamed() throws {
        let missing = folder.path("missing/budget")
        let error = #expect(throws: HighLevelError.self) { try FileBudgetLedger(path: missing) }
        #expect(error?.code == .budget)
        #expect(error?.message.contains(missing) == true)
    }

    @Test func aLinkIsNotFollowed() throws {
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: folder.path("elsewhere"))
        #expect(throws: HighLevelError.self) { try ledger() }
    }

    /// Many tasks of two users at once: nothing that was noted is lost.
    @Test func changesOfManyAtOnceAreAllKept() async throws {
        let ledgers = [try ledger(), try ledger()]
        await withTaskGroup { group in
            for number in 0..<200 {
                group.addTask {
                    while (try? ledgers[number % 2].update { $0.serial += 1 }) == nil { await Task.yield() }
                }
            }
        }
        #expect(try ledgers[0].update { $0.serial } == 200)
    }
}
