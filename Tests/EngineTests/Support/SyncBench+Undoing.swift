import Engine
import Records
import Storage

extension SyncBench {
    /// The newest run.
    func newestRun() async throws -> HistoryID {
        let runs = try await store.read { try $0.runs(limit: 1, workspace: Self.workspace) }
        return .run(runs.first?.id ?? 0)
    }

    /// Takes the run or write back.
    @discardableResult
    func undo(_ target: HistoryID, _ options: SyncOptions = SyncOptions()) async throws -> UndoReport {
        clock.advance(1)
        return try await engine.undo(target, options)
    }

    /// Two more runs; the writes that they made or would make. None, when a state stays.
    func writesOfTwoMoreRuns() async throws -> Int {
        var writes = try await plannedWrites().count
        for _ in 0..<2 {
            clock.advance(400)
            writes += try await sync().dispatched.applied
        }
        return writes
    }

    /// What was written about the record.
    func history(_ id: String) async throws -> HistoryReport {
        try await HistoryReport.read(HistoryQuery(id: id), from: store, workspace: Self.workspace, limit: 100)
    }
}
