import Engine
import Foundation
import HighLevel
import Records
import Storage
import Testing

/// A week of heavy work on virtual time: the store stops growing once history holds all that it may.
@Suite struct HistoryGrowthTests {
    private static let contacts = 25
    private static let hoursBetweenRuns = 4

    /// Works for seven days, a run every four hours in which every contact has changed; the file's bytes after each day.
    private func week(_ limits: HistoryLimits) async throws -> (bench: SyncBench, sizes: [Int]) {
        let bench = try SyncBench(history: limits)
        let ids = (0..<Self.contacts).map { bench.contacts.add("Customer \($0)", phone: "+1312555\(1000 + $0)") }
        try await bench.settle()
        var sizes: [Int] = []
        for hour in stride(from: Self.hoursBetweenRuns, through: 168, by: Self.hoursBetweenRuns) {
            bench.clock.advance(Double(Self.hoursBetweenRuns) * 3_600)
            for id in ids {
                bench.contacts.edit(id) { $0.address1 = "\(hour) North Michigan Avenue, entrance of \(id)" }
            }
            #expect(try await bench.sync().dispatched.applied == Self.contacts)
            if hour.isMultiple(of: 24) { sizes.append(try await bytes(bench)) }
        }
        return (bench, sizes)
    }

    /// The file, with all that was written to the WAL in it.
    private func bytes(_ bench: SyncBench) async throws -> Int {
        try await bench.store.checkpoint()
        #expect(try size(bench, "-wal") <= 8 << 20, "the WAL is capped")
        return try size(bench, "")
    }

    private func size(_ bench: SyncBench, _ suffix: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: bench.store.path + suffix)[.size] as? Int ?? 0
    }

    private func write(_ bench: SyncBench) async throws -> [JournalEntry] {
        try await bench.store.read { try $0.journal(limit: .max, workspace: SyncBench.workspace) }
    }

    @Test(.timeLimit(.minutes(10))) func aBoundOnAgeStopsTheGrowth() async throws {
        let (bench, sizes) = try await week(HistoryLimits(days: 2, bytes: 1 << 30, runs: 10))
        let settled = sizes[2]
        #expect(sizes[3...].allSatisfy { $0 <= settled + settled / 10 }, "\(sizes)")
        let entries = try await write(bench)
        #expect((12 * Self.contacts...13 * Self.contacts).contains(entries.count))
        let oldest = try #require(entries.last)
        #expect(oldest.at.date >= bench.clock.now.addingTimeInterval(-2 * 86_400 - 4 * 3_600))
        let runs = try await bench.store.read { try $0.runs(limit: .max, workspace: SyncBench.workspace) }
        #expect(runs.count <= 24, "runs of which history holds nothing are forgotten too")
    }

    @Test(.timeLimit(.minutes(10))) func aBoundOnBytesStopsTheGrowth() async throws {
        let limit = 96 << 10
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
        #expect(before.pages > 800)
        #expect(after.pages < before.pages / 2, "\(before), \(after)")
        #expect(try await write(bench).isEmpty)
    }
}
