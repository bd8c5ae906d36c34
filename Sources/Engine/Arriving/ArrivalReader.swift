import Logging
import Records
import Storage

/// Reads the records that arrived messages are about, and puts them into the mirror and the inbox.
///
/// A record that is not there any more is left to the next scan, which knows how many others went with it: one by one, the
/// guard against mass changes could not see them.
struct ArrivalReader: Sendable {
    let workspace: Workspace
    let store: Store
    let environment: EngineEnvironment
    let logger: Logger
    /// By kind; a message about anything else is done with.
    let sources: [RecordKind: any RecordSource]

    /// Events of one round: what is read before anything is decided.
    static let batchSize = 100
    /// Reads under way at a time.
    static let concurrency = 4

    /// Reads what waits, and returns the records that differ from the mirror.
    ///
    /// - Throws: `RemoteError` when a system does not answer; what was not read waits on.
    func readAll() async throws -> Set<RecordID> {
        var changed: Set<RecordID> = []
        while true {
            let events = try await store.read { [workspace] in
                try $0.unread(limit: Self.batchSize, workspace: workspace.id)
            }
            if events.isEmpty { return changed }
            let deals = events.filter { $0.subject.kind == .opportunity }
            let others = events.filter { $0.subject.kind != .opportunity }
            // Opportunities first: what their contacts say depends on them.
            let opportunities = try await read(deals.map(\.subject))
            changed.formUnion(try await take(opportunities, []))
            let owners = opportunities.compactMap(\.owner).map { RecordID(.contact, $0) }
            let subjects = Set(others.map(\.subject) + owners).sorted { $0.remoteID < $1.remoteID }
            changed.formUnion(try await take(try await read(subjects), events.map(\.id)))
        }
    }

    private func read(_ subjects: [RecordID]) async throws -> [Record] {
        try await withThrowingTaskGroup(of: Record?.self) { group in
            var records: [Record] = []
            for (index, subject) in subjects.enumerated() {
                if index >= Self.concurrency, let record = try await group.next() ?? nil { records.append(record) }
                group.addTask { try await self.read(subject) }
            }
            for try await record in group { if let record { records.append(record) } }
            return records
        }
    }

    private func read(_ subject: RecordID) async throws -> Record? {
        guard let source = sources[subject.kind] else { return nil }
        do {
            return try await source.read(subject.remoteID)
        } catch let error as RemoteError where error.disposition == .refused || error.disposition == .missing {
            logger.warning(
                "a record that a webhook named cannot be read; the next scan looks again",
                metadata: ["kind": "\(subject.kind.rawValue)", "cause": "\(error)"]
            )
            return nil
        }
    }

    private func take(_ records: [Record], _ eventIDs: [Int64]) async throws -> Set<RecordID> {
        guard !records.isEmpty || !eventIDs.isEmpty else { return [] }
        return try await store.write { [workspace, environment] tx in
            let mirror = Mirror(workspace: workspace)
            let records = try mirror.completed(records, tx)
            let known = try tx.digests(of: records.map(\.id), workspace: workspace.id)
            let changed = records.filter { known[$0.id] != $0.digest }
            try mirror.take(changed, tx)
            let events = changed.filter { $0.id.kind.counterpart != nil }.map {
                InboxEvent(
                    id: environment.nextID(),
                    source: .poll,
                    subject: $0.id,
                    receivedAt: environment.moment
                )
            }
            try tx.enqueue(events, workspace: workspace.id)
            try tx.consume(eventIDs, workspace: workspace.id)
            return Set(changed.map(\.id))
        }
    }
}
