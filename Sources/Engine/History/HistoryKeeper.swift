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
        let cutoff = cutoff(now)
        for _ in 0..<Self.mostSteps {
            guard try await isOverLimit(cutoff) else { break }
            try await forget(before: cutoff)
        }
        for _ in 0..<Self.mostSteps {
            let space = try await store.space()
            guard space.givesBack, space.freePages > Self.sparePages * 2 else { break }
            try await store.giveBack(pages: min(Self.pagesAtOnce, space.freePages - Self.sparePages))
        }
        try await store.checkpoint()
    }

    private func isOverLimit(_ cutoff: Milliseconds) async throws -> Bool {
        try await store.read { [self] in try hasSpare(cutoff, freePages: .max, $0) }
    }

    /// Whether there is anything to forget or to give back. One statement, so that a run that wrote nothing pays no more.
    func isUntidy(now: Milliseconds, _ tx: StoreTransaction) throws -> Bool {
        try hasSpare(cutoff(now), freePages: Self.sparePages * 2, tx)
    }

    private func hasSpare(_ cutoff: Milliseconds, freePages: Int, _ tx: StoreTransaction) throws -> Bool {
        try tx.hasSpareHistory(
            before: cutoff,
            atMost: limits.bytes,
            keepingRuns: limits.runs,
            freePages: freePages,
            workspace: workspace.id
        )
    }

    private func cutoff(_ now: Milliseconds) -> Milliseconds { now.adding(seconds: -Double(limits.days) * 86_400) }

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
    var historyKeeper: HistoryKeeper { HistoryKeeper(workspace: workspace, store: store, limits: history) }

    /// Keeps history within its limits after a run. A failure of this never fails the run: the next one tries again.
    func keepHistory() async {
        do {
            try await historyKeeper.tidy(now: environment.moment)
        } catch {
            logger.warning("history was not pruned", metadata: ["cause": "\(error)"])
        }
    }
}
