import Foundation
import Mapping
import Reconciliation
import Records
import Storage

extension SyncEngine {
    /// Reads both systems and says what taking back a run or a write would do. Nothing is written to either of them.
    ///
    /// - Throws: ``UndoError`` when history holds nothing of it, `RemoteError` when a system cannot be read to its end.
    public func planUndo(
        of target: HistoryID,
        progress: @escaping @Sendable (SyncProgress) -> Void = { _ in }
    ) async throws -> UndoPlan {
        try await takeUp()
        var report = SyncReport()
        report.notOffered = try await notOffered()
        try await look(SyncOptions(), &report, progress)
        return try await store.read { [reader = reader(target)] in try reader.plan($0) }
    }

    /// Takes back a run or a write, as far as nobody changed anything since.
    ///
    /// An ordinary run: its writes go through the outbox in one transaction with the decision, are journalled, and can be
    /// undone in turn. What a crash leaves of it, the next run of any kind finishes.
    ///
    /// - Parameter planned: Called with the plan before anything of it is done.
    /// - Throws: ``UndoError`` when it was not begun, `RemoteError` when a system cannot be reached.
    public func undo(
        _ target: HistoryID,
        _ options: SyncOptions = SyncOptions(),
        progress: @escaping @Sendable (SyncProgress) -> Void = { _ in },
        planned: (UndoPlan) -> Void = { _ in }
    ) async throws -> UndoReport {
        try await takeUp()
        let runID = environment.nextID()
        try await store.write { [workspace, moment = environment.moment] in
            try $0.startRun(runID, kind: "undo", at: moment, workspace: workspace.id)
        }
        var (sync, report) = (SyncReport(), UndoReport(run: HistoryID.run(runID).description))
        do {
            sync.notOffered = try await notOffered()
            try await recover()
            report.dispatched.add(try await dispatch(options, progress))
            try await look(options, &sync, progress)
            let plan = try await decide(target, runID, options)
            planned(plan)
            (report.planned, report.needsPerson) = (plan.writeCount, plan.needsPerson)
            report.alreadyBefore = plan.alreadyBefore
            report.dispatched.add(try await dispatch(options, progress))
            try await count(&report)
            sync.dispatched = report.dispatched
            try await finish(runID, "done", sync)
            return report
        } catch {
            try? await finish(runID, "\(error)", sync)
            throw error
        }
    }

    private func look(
        _ options: SyncOptions,
        _ report: inout SyncReport,
        _ progress: @escaping @Sendable (SyncProgress) -> Void
    ) async throws {
        try await scan(options, into: &report, progress)
        guard report.vanished == 0 else { throw UndoError.vanished(report.warnings) }
    }

    private func reader(_ target: HistoryID) -> UndoReader {
        UndoReader(workspace: workspace, target: target, limits: limits)
    }

    /// Decides and stores in one transaction, so that an undo is in the outbox as a whole or not at all.
    private func decide(_ target: HistoryID, _ runID: Int64, _ options: SyncOptions) async throws -> UndoPlan {
        try await store.write { [workspace, environment, reader = reader(target)] tx in
            let plan = try reader.plan(tx)
            let linked = try tx.linkCounts(workspace: workspace.id)[.linked] ?? 0
            let share = workspace.mapping.archiveAtMost
            guard MassChangeGuard(share: share, confirmed: options.confirmedArchives).allows(plan.archives, of: linked)
            else { throw UndoError.guarded(plan.archives, of: linked, target) }
            let links = try tx.links(of: plan.pairs.map(\.subject), workspace: workspace.id)
            let writes = try plan.pairs.flatMap { pair in
                try pair.writes.compactMap { write in
                    try links[pair.subject].map { try OutboxWrite(write, linkID: $0.id, runID: runID, environment) }
                }
            }
            // What an earlier undo left as given up or withheld makes room.
            try tx.dropWrites(ofIntents: writes.compactMap(\.intent), workspace: workspace.id)
            try tx.add(writes, workspace: workspace.id)
            return plan
        }
    }

    private func count(_ report: inout UndoReport) async throws {
        let counts = try await store.read { [workspace] in try $0.outboxCounts(workspace: workspace.id) }
        report.withheld = counts[.withheld] ?? 0
        report.waiting = (counts[.pending] ?? 0) + (counts[.sending] ?? 0)
    }
}
