import Foundation
import Logging
import Mapping
import Reconciliation
import Records
import Storage

/// Reads everything of one kind and puts what changed into the mirror and the inbox.
///
/// A scan without changes writes no row. A scan that fails changes nothing but what it had read: what is missing from it
/// means nothing.
struct Scanner: Sendable {
    let workspace: Workspace
    let store: Store
    let environment: EngineEnvironment
    let logger: Logger
    /// How many records a person confirmed may be gone, instead of the mapping's share.
    var confirmedGone: Int?

    /// What a scan found.
    struct Findings: Sendable, Equatable {
        var read = 0
        var changed = 0
        var gone = 0
        /// Records that should have been there and were not, when they are too many to believe it.
        var unbelievedGone = 0
    }

    func scan(_ source: any RecordSource, progress: (Int) -> Void) async throws -> Findings {
        var findings = Findings()
        var seen = RemoteIDSet()
        let start = try await start(of: source)
        let isComplete: Bool
        do {
            isComplete = try await source.scanChanges(createdSince: start) { records in
                for record in records { seen.insert(record.id.remoteID) }
                findings.read = seen.count
                findings.changed += try await take(records, ordersRevisions: source.ordersRevisions)
                progress(seen.count)
            }
        } catch  where environment.has(.believesBrokenScan) {
            isComplete = true
        }
        // What changed is no list of what is there: nothing is missing from it.
        guard isComplete else { return findings }
        try await settleMissing(source, since: start, seen: seen, &findings)
        let (kind, count) = (source.kind, seen.count)
        let isWhole = source.window != nil && start == nil
        try await store.write { [workspace, moment = environment.moment] in
            try $0.noteScan(of: kind, rowCount: count, at: moment, workspace: workspace.id)
            if isWhole { try $0.noteWholeScan(of: kind, rowCount: count, at: moment, workspace: workspace.id) }
        }
        return findings
    }

    /// From when on this scan reads; nil for the whole list.
    private func start(of source: any RecordSource) async throws -> Date? {
        guard let window = source.window else { return source.scanStart }
        let kind = source.kind
        let last = try await store.read { [workspace] in try $0.lastWholeScan(of: kind, workspace: workspace.id) }
        return window.start(lastWholeScan: last?.date, now: environment.now())
    }

    /// Takes in those records of a page that differ from the mirror, and returns how many they were.
    private func take(_ records: [Record], ordersRevisions: Bool) async throws -> Int {
        // A list that changes while it is read may show a row twice.
        let rows = Array(Dictionary(records.map { ($0.id, $0) }, uniquingKeysWith: { $1 }).values)
        let mirror = Mirror(workspace: workspace)
        let (records, known) = try await store.read { [workspace] tx in
            (try mirror.completed(rows, tx), try tx.digests(of: rows.map(\.id), workspace: workspace.id))
        }
        var changed = records.filter { known[$0.id] != $0.digest }
        if ordersRevisions, !changed.isEmpty, !environment.has(.takesStale) {
            changed = try await withoutStale(changed)
        }
        guard !changed.isEmpty else { return 0 }
        let fresh = changed.map { ($0, Self.keys(of: $0, workspace)) }
        let events = changed.filter { $0.id.kind.counterpart != nil }.map { event(.poll, $0.id) }
        if environment.has(.splitsIntake) {
            try await store.write { [workspace] in try $0.upsert(fresh, workspace: workspace.id) }
        }
        try await store.write { [workspace] in
            try $0.upsert(fresh, workspace: workspace.id)
            try $0.enqueue(events, workspace: workspace.id)
        }
        return changed.count
    }

    /// Leaves out what is older than the mirror: a search index lags behind the writes that the mirror knows of.
    private func withoutStale(_ records: [Record]) async throws -> [Record] {
        let ids = records.map(\.id)
        let mirror = try await store.read { [workspace] in try $0.records(ids, workspace: workspace.id) }
        return records.filter { record in
            guard let revision = record.revision, let stored = mirror[record.id]?.record.revision else { return true }
            return revision >= stored
        }
    }

    /// Looks by id for each record that a complete scan did not show. Only what that look finds gone is gone.
    private func settleMissing(
        _ source: any RecordSource,
        since start: Date?,
        seen: RemoteIDSet,
        _ findings: inout Findings
    ) async throws {
        let kind = source.kind
        let start = start.map { Milliseconds($0) }
        let (known, absent) = try await store.read { [workspace] tx in
            var (known, absent) = (0, [String]())
            try tx.eachRemoteID(of: kind, createdSince: start, workspace: workspace.id) { id in
                known += 1
                if !seen.contains(id) { absent.append(id) }
            }
            return (known, absent)
        }
        guard !absent.isEmpty else { return }
        let deleted = source.deletedIDs
        let missing = absent.filter { !deleted.contains($0) }
        let limit = MassChangeGuard(share: workspace.mapping.archiveAtMost, confirmed: confirmedGone)
        guard source.losesRowsDaily || limit.allows(missing.count, of: known) else {
            findings.unbelievedGone = missing.count
            logger.warning(
                "too many records vanished at once; believed none of it",
                metadata: ["kind": "\(kind.rawValue)", "missing": "\(missing.count)", "known": "\(known)"]
            )
            return try await takeOut(absent.filter(deleted.contains).map { RecordID(kind, $0) }, &findings)
        }
        var gone = absent.filter(deleted.contains).map { RecordID(kind, $0) }
        let looksAgain = !environment.has(.believesAbsence) && !environment.has(.believesBrokenScan)
        for id in missing {
            if looksAgain, try await source.read(id) != nil { continue }
            gone.append(RecordID(kind, id))
        }
        try await takeOut(gone, &findings)
    }

    private func takeOut(_ gone: [RecordID], _ findings: inout Findings) async throws {
        guard !gone.isEmpty else { return }
        findings.gone = gone.count
        let told = environment.has(.keepsDeletions) ? [] : gone.filter { $0.kind.counterpart != nil }
        let events = told.map { event(.poll, $0) }
        try await store.write { [workspace, gone, moment = environment.moment] in
            try $0.markGone(gone, at: moment, workspace: workspace.id)
            try $0.enqueue(events, workspace: workspace.id)
        }
    }

    private func event(_ source: InboxEvent.Source, _ subject: RecordID) -> InboxEvent {
        InboxEvent(id: environment.nextID(), source: source, subject: subject, receivedAt: environment.moment)
    }

    /// The keys that the record may be recognised by, as the store keeps them.
    static func keys(of record: Record, _ workspace: Workspace) -> Set<StoredKey> {
        Set(
            MatchKey.keys(of: record, under: workspace.mapping).map { StoredKey(tier: $0.tier.rawValue, text: $0.text) }
        )
    }
}
