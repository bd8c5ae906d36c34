import Busybusy
import Engine
import HighLevel
import Records
import Storage
import Testing

/// An undo under faults: its writes are those of any run, and what a crash leaves of them is finished.
@Suite struct UndoFaultTests {
    /// Two pairs of which a run changed one on each side, and the id of that run. The store is closed.
    private func day() async throws -> (bench: SyncBench, run: HistoryID) {
        let bench = try SyncBench()
        let ids = (0..<2).map { number in
            bench.contacts.add("Customer \(number)", phone: "+1312555\(1000 + number)") { $0.city = "Chicago" }
        }
        try await bench.settle()
        bench.contacts.edit(ids[0]) { $0.city = "Berwyn" }
        bench.projects.edit(bench.projects.marked(ids[1])[0].id) { $0.info?.phone = "+13125552000" }
        try await bench.sync()
        let run = try await bench.newestRun()
        try bench.store.close()
        return (bench, run)
    }

    /// Ends an undo at the point; nil when it ended before.
    private func crash(_ bench: SyncBench, _ run: HistoryID, at point: Int) async throws -> SyncBench? {
        let (ready, go) = AsyncStream.makeStream(of: Void.self)
        // Unstructured, so that the crash can cancel the whole undo from inside one of its calls.
        let undo = Task {
            for await _ in ready {}
            _ = try await bench.undo(run)
        }
        bench.crash.arm(at: point) { undo.cancel() }
        go.finish()
        _ = await undo.result
        defer { bench.crash.disarm() }
        return bench.crash.isDead ? try bench.restarted() : nil
    }

    private func city(_ bench: SyncBench) -> String? { bench.projects.marked("contact0001")[0].info?.city }

    @Test(.timeLimit(.minutes(10))) func anUndoIsWholeOrNotBegunWhereverItIsInterrupted() async throws {
        let (day, run) = try await day()
        var finishedByTheNextRun = 0
        for point in 1...1000 {
            guard let bench = try await crash(day.copied(), run, at: point) else {
                #expect(point > 20)
                #expect(finishedByTheNextRun > 3)
                return
            }
            try await bench.settle()
            // An ordinary run finishes what was in the outbox: both pairs went back, or neither did.
            let isBack = city(bench) == "Chicago"
            #expect((bench.contacts["contact0002"]?.phone == "+13125551001") == isBack, "\(point)")
            finishedByTheNextRun += isBack ? 1 : 0
            try await bench.undo(run)
            #expect(city(bench) == "Chicago", "\(point)")
            #expect(bench.contacts["contact0001"]?.city == "Berwyn", "\(point)")
            #expect(bench.contacts["contact0002"]?.phone == "+13125551001", "\(point)")
            #expect(try await bench.writesOfTwoMoreRuns() == 0, "\(point)")
            #expect(try await bench.outbox().isEmpty, "\(point)")
            let entries = try await bench.journal()
            #expect(Set(entries.map(\.writeID)).count == entries.count, "\(point)")
            #expect(entries.count { $0.actor == "person" } == 2, "\(point)")
        }
        Issue.record("a thousand points were not enough")
    }

    @Test func aLostReplyIsSettledByALookAndJournalledOnce() async throws {
        let (day, run) = try await day()
        let bench = try day.copied()
        bench.projects.desk.fail(.update, .lostReply)
        try await bench.undo(run)
        try await bench.settle()
        #expect(city(bench) == "Chicago")
        #expect(try await bench.journal().count { $0.actor == "person" && $0.kind == .project } == 1)
        #expect(try await bench.writesOfTwoMoreRuns() == 0)
    }
}
