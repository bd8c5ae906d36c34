import Foundation
import Testing

@testable import HighLevel

/// Real processes that share a budget's file.
@Suite(.timeLimit(.minutes(10)), .serialized) struct SharedProcessTests {
    @Test func twoProcessesTogetherKeepTheLimit() async throws {
        let folder = try ScratchFolder()
        try await LimitedServer.run(maximum: 100, interval: .milliseconds(500)) { address, server in
            let arguments = ["--calls", "400", "--concurrency", "150", "--ledger", folder.path("budget")]
            let processes = try (0..<2).map { _ in try LoadProcess(address, arguments, folder: folder) }
            for process in processes {
                let report = try await process.report()
                #expect(report.calls == 400 && report.failed == 0)
                #expect(report.statuses == ["200": 400])
            }
            #expect(server.throttled == 0)
            let counted = server.counted
            #expect(counted.count == 800)
            for index in 100..<800 { try #require(counted[index] - counted[index - 100] >= .milliseconds(500)) }
        }
    }

    /// What a killed process had under way counts until its lease is over, and the file stays good.
    @Test func aKilledProcessHoldsItsSlotsForTheirLease() async throws {
        let folder = try ScratchFolder()
        try await LimitedServer.run(maximum: 50, interval: .seconds(2)) { address, server in
            server.hold()
            let arguments = ["--calls", "50", "--concurrency", "50", "--ledger", folder.path("budget")]
            let process = try LoadProcess(address, arguments, folder: folder)
            // Before its first reply, it dares a tenth of the published limit.
            while server.counted.count < 10 { await Task.yield() }
            process.kill()
            await process.end()
            let ledger = try FileBudgetLedger(path: folder.path("budget"))
            let clock = HighLevelClock.system
            func used(after seconds: Int64) throws -> Int? {
                let now = clock.instant()
                let later = BudgetInstant(
                    wall: now.wall + seconds * 1000,
                    steady: now.steady + seconds * 1000,
                    era: now.era
                )
                return try ledger.update { budget in
                    var copy = budget
                    copy.advance(to: later)
                    return copy.used
                }
            }
            #expect(try used(after: 0) == 10)
            #expect(try used(after: 40) == 10, "its calls may take 47 seconds, and count for ten more")
            #expect(try used(after: 62) == 0)
        }
    }
}
