import Engine
import Foundation
import HighLevel
import Records
import Storage
import Testing

/// A week of heavy work on virtual time: the store stops growing once history holds all that it may.
@Suite struct HistoryGrowthTests {
    private static let contacts = 40

    /// Works for seven days, a run each hour in which every contact has changed; the store's bytes on disk after each day.
    private func week(_ limits: HistoryLimits) async throws -> (bench: SyncBench, sizes: [Int]) {
        let bench = try SyncBench(history: limits)
        let ids = (0..<Self.contacts).map { bench.contacts.add("Customer \($0)", phone: "+1312555\(1000 + $0)") }
        try await bench.settle()
        var sizes: [Int] = []
        for hour in 1...168 {
            bench.clock.advance(3_600)
            for id in ids {
                bench.contacts.edit(id) { $0.address1 = "\(hour) North Michigan Avenue, entrance of \(id)" }
            }
            #expect(try await bench.sync().dispatched.applied == Self.contacts)
            if hour.isMultiple(of: 24) { sizes.append(try bytes(bench)) }
        }
        return (bench, sizes)
    }

    /// The file and its WAL.
    private func bytes(_ bench: SyncBench) throws -> Int {
        try ["", "-wal"].reduce(0) { sum, suffix in
            sum + (try FileManager.default.attributesOfItem(atPath: bench.store.path + suffix)[.size] as? Int ?? 0)
        }
    }

    private func write(_ bench: SyncBench) async throws -> [JournalEntry] {
        try await bench.store.read { try $0.journal(limit: .max, workspace: SyncBench.workspace) }
    }

    @Test(.timeLimit(.minutes(10))) func aBoundOnAgeStopsTheGrowth() async throws {
        let (bench, sizes) = try await week(HistoryLimits(days: 2, bytes: 1 << 30, runs: 10))
        let settled = sizes[2]
        #expect(sizes[3...].allSatisfy { $0 <= settled + settled / 10 }, "\(sizes)")
        let entries = try await write(bench)
        #expect((48 * Self.contacts...50 * Self.contacts).contains(entries.count))
        let oldest = try #require(entries.last)
        #expect(oldest.at.date >= bench.clock.now.addingTimeInterval(-2 * 86_400 - 3_600))
        let runs = try await bench.store.read { try $0.runs(limit: .max, workspace: SyncBench.workspace) }
        #expect(runs.count <= 52, "runs of which history holds nothing are forgotten too")
    }

    @Test(.timeLimit(.minutes(10))) func aBoundOnBytesStopsTheGrowth() async throws {
        let limit = 512 << 10
        let (bench, sizes) = try await week(HistoryLimits(days: 365, bytes: limit, runs: 10))
        let settled = sizes[2]
        #expect(sizes[3...].allSatisfy { $0 <= settled + settled / 10 }, "\(sizes)")
        let kept = try await bench.store.read { try $0.journalBytes(workspace: SyncBench.workspace) }
        #expect(kept <= limit && kept > limit / 2)
        #expect(try await write(bench).reduce(0) { $0 + $1.bytes } == kept)
    }

    @Test(.timeLimit(.minutes(10))) func withoutABoundItGrowsAllWeek() async throws {
        let (_, sizes) = try await week(.standard)
        #expect(sizes[6] > sizes[2] * 3 / 2, "\(sizes)")
    }

    @Test func whatPruningFreesIsGivenBackAfterARun() async throws {
        let bench = try SyncBench(history: HistoryLimits(days: 2, bytes: 1 << 30))
        let entries = (1...20_000).map { number in
            JournalEntry(
                id: Int64(number),
                at: Milliseconds(1_000),
                runID: 1,
                writeID: Int64(number),
                linkID: "link-1",
                kind: .project,
                action: "update",
                targetID: "p1",
                changes: Data("[]".utf8),
                cause: "city changed in HighLevel",
                actor: "tenon",
                note: nil
            )
        }
        try await bench.store.write { try $0.append(entries, workspace: SyncBench.workspace) }
        let before = try await bench.store.space()
        try await bench.sync()
        let after = try await bench.store.space()
        #expect(before.givesBack)
        #expect(before.pages > 1_500)
        #expect(after.pages < before.pages / 2, "\(before), \(after)")
        #expect(try await write(bench).isEmpty)
    }
}
