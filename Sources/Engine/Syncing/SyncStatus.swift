public import Foundation
import Records
public import Storage

/// How a workspace stands: what is joined, what waits, what a person has to look at.
public struct SyncStatus: Sendable, Codable {
    /// One thing in review.
    public struct Review: Sendable, Codable {
        /// Names it in `tenon review decide`.
        public let id: String
        public let subject: String
        /// What people call it: the contact's name or the project's title.
        public let label: String
        public let code: String
        public let field: String?
        public let message: String
        public let needsPerson: Bool
        public let since: Date
    }

    /// One write that is not done.
    public struct Write: Sendable, Codable {
        public let system: String
        public let action: String
        public let state: String
        public let attempts: Int
        public let error: String?
    }

    /// One run.
    public struct Run: Sendable, Codable {
        /// Its id, as `tenon history --run` and `tenon undo` take it.
        public let id: String
        public let startedAt: Date
        public let finishedAt: Date?
        public let outcome: String?
    }

    public let contacts: Int
    public let projects: Int
    /// Links by state.
    public let links: [String: Int]
    /// Events not yet handled.
    public let inbox: Int
    /// Writes not yet done, by state.
    public let outbox: [String: Int]
    /// Things in review, by code.
    public let reviewCounts: [String: Int]
    public let review: [Review]
    /// Writes that were given up.
    public let failedWrites: [Write]
    public let journalEntries: Int
    public let runs: [Run]
    /// What the product could offer and does not offer on the connection to busybusy, in words; nil before the first look.
    public let notOffered: [String]?

    /// Reads the status from the store.
    ///
    /// - Parameter limit: The most review rows, failed writes and runs to list.
    public static func read(from store: Store, workspace: String, limit: Int) async throws -> SyncStatus {
        try await store.read { [path = store.path] tx in
            let rows = try tx.review(limit: limit, workspace: workspace)
            let records = try tx.records(rows.map(\.subject), workspace: workspace)
            return SyncStatus(
                contacts: try tx.recordCount(of: .contact, workspace: workspace),
                projects: try tx.recordCount(of: .project, workspace: workspace),
                links: Self.named(try tx.linkCounts(workspace: workspace)),
                inbox: try tx.inboxCount(workspace: workspace),
                outbox: Self.named(try tx.outboxCounts(workspace: workspace)),
                reviewCounts: try tx.reviewCounts(workspace: workspace),
                review: rows.map { Review($0, records[$0.subject]?.record) },
                failedWrites: try tx.writes(in: .dead, limit: limit, workspace: workspace).map(Write.init),
                journalEntries: try tx.journalCount(workspace: workspace),
                runs: try tx.runs(limit: min(limit, 5), workspace: workspace).map(Run.init),
                notOffered: try tx.storedCapabilities(workspace: workspace)?.notOffered(store: path)
            )
        }
    }

    private static func named<State: RawRepresentable<String>>(_ counts: [State: Int]) -> [String: Int] {
        Dictionary(counts.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: +)
    }

    /// How many things a person has to decide.
    public var needsPerson: Int { review.count { $0.needsPerson } }
}

extension SyncStatus.Review {
    init(_ row: ReviewRow, _ record: Record?) {
        id = row.id.description
        subject = row.subject.description
        label = record?.firstFilled(of: ["name", "companyName", "title"])?.value.text ?? ""
        code = row.code
        field = row.field.isEmpty ? nil : row.field
        message = row.message
        needsPerson = row.needsPerson
        since = row.at.date
    }
}

extension SyncStatus.Write {
    init(_ write: OutboxWrite) {
        system = write.system.rawValue
        action = write.action
        state = write.state.rawValue
        attempts = write.attempts
        error = write.error
    }
}

extension SyncStatus.Run {
    init(_ run: RunRow) {
        id = HistoryID.run(run.id).description
        startedAt = run.startedAt.date
        finishedAt = run.finishedAt?.date
        outcome = run.outcome
    }
}
