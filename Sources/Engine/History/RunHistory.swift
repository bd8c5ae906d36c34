public import Foundation
import Records
public import Storage

/// The runs that are still known, the newest first, each with the id by which it can be undone.
public struct RunHistory: Hashable, Sendable, Codable {
    /// One run.
    public struct Run: Hashable, Sendable, Codable {
        /// Its id, as `tenon undo` and `tenon history --run` take it.
        public let run: String
        /// `sync` or `undo`.
        public let kind: String
        public let startedAt: Date
        public let finishedAt: Date?
        /// `done`, or why it ended otherwise; nil while it runs and when its process died.
        public let outcome: String?
        /// Writes of it that history still holds.
        public let writes: Int
    }

    public let runs: [Run]

    /// Reads from the store.
    public static func read(from store: Store, workspace: String, limit: Int) async throws -> RunHistory {
        try await store.read { tx in
            let runs = try tx.runs(limit: limit, workspace: workspace)
            let writes = try tx.writeCounts(ofRuns: runs.map(\.id), workspace: workspace)
            return RunHistory(
                runs: runs.map { run in
                    Run(
                        run: HistoryID.run(run.id).description,
                        kind: run.kind,
                        startedAt: run.startedAt.date,
                        finishedAt: run.finishedAt?.date,
                        outcome: run.outcome,
                        writes: writes[run.id] ?? 0
                    )
                }
            )
        }
    }
}
