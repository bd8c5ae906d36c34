import Logging
import Storage

/// Keeps history within its limits, and gives the space back: in small steps, so that nobody waits long for the store.
struct HistoryKeeper: Sendable {
    let workspace: Workspace
    let store: Store
    let limits: HistoryLimits

    /// Rows forgotten in one transaction: about 5 ms of the writer's time.
    static let rowsAtOnce = 500
    /// Pages given back in one transaction: 1 MB.
    static let pagesAtOnce = 256
    /// Free pages that stay: what is written next needs them.
    static let sparePages = 256
    /// Steps after one run; what is left waits for the next.
    static let mostSteps = 200

    /// Forgets what is too old or too much, and gives its space back. Without anything to forget no row is written.
    func tidy(now: Milliseconds) async throws {
        let cutoff = now.adding(seconds: -Double(limits.days) * 86_400)
        for _ in 0..<Self.mostSteps where try await isOverLimit(cutoff) { try await forget(before: cutoff) }
        for _ in 0..<Self.mostSteps {
            let space = try await store.space()
            guard space.givesBack, space.freePages > Self.sparePages * 2 else { break }
            try await store.giveBack(pages: min(Self.pagesAtOnce, space.freePages - Self.sparePages))
        }
        try await store.checkpoint()
    }

    private func isOverLimit(_ cutoff: Milliseconds) async throws -> Bool {
        try await store.read { [workspace, limits] tx in
            if try tx.journalBytes(workspace: workspace.id) > limits.bytes { return true }
            if let oldest = try tx.oldestEntry(workspace: workspace.id), oldest < cutoff { return true }
            return try tx.hasSpareRuns(keeping: limits.runs, workspace: workspace.id)
        }
    }

    private func forget(before cutoff: Milliseconds) async throws {
        try await store.write { [workspace, limits] tx in
            _ = try tx.pruneJournal(
                before: cutoff,
                atMost: limits.bytes,
                limit: Self.rowsAtOnce,
                workspace: workspace.id
            )
            _ = try tx.pruneRuns(keeping: limits.runs, limit: Self.rowsAtOnce, workspace: workspace.id)
        }
    }
}

extension SyncEngine {
    /// Keeps history within its limits after a run. A failure of this never fails the run: the next one tries again.
    func keepHistory() async {
        do {
            let keeper = HistoryKeeper(workspace: workspace, store: store, limits: history)
            try await keeper.tidy(now: environment.moment)
        } catch {
            logger.warning("history was not pruned", metadata: ["cause": "\(error)"])
        }
    }
}
