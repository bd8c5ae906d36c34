public import Foundation
public import Reconciliation
import Records
public import Storage

/// A part of history as people and programs read it: who wrote what, when, and why, the newest first.
public struct HistoryReport: Hashable, Sendable, Codable {
    /// One of the two records of a pair.
    public struct Side: Hashable, Sendable, Codable {
        public let system: String
        public let kind: String
        public let id: String
        /// What people call it; empty when it is not known any more.
        public let label: String
    }

    /// One applied write.
    public struct Entry: Hashable, Sendable, Codable {
        /// Its id, as `tenon undo` takes it.
        public let write: String
        /// The id of the run that it was of.
        public let run: String
        public let at: Date
        /// `tenon`, or `person` for what a person asked for by name, such as an undo.
        public let actor: String
        public let action: String
        /// What was written to; its id is empty where a write has no target.
        public let target: Side
        /// The record that the target is joined to.
        public let other: Side?
        public let changes: [FieldChange]
        public let cause: String
        /// What the remote made of it, or how an unclear outcome was settled.
        public let note: String?
    }

    public let entries: [Entry]
    /// Whether there are more than were asked for.
    public let isCut: Bool

    /// Reads from the store.
    ///
    /// - Parameter limit: The most entries.
    public static func read(
        _ query: HistoryQuery,
        from store: Store,
        workspace: String,
        limit: Int
    ) async throws -> HistoryReport {
        try await store.read { tx in
            let rows = try tx.entries(query, limit: limit + 1, workspace: workspace)
            let reader = try HistoryReader(Array(rows.prefix(limit)), workspace: workspace, tx)
            return HistoryReport(entries: reader.entries, isCut: rows.count > limit)
        }
    }
}

extension StoreTransaction {
    /// The newest entries that the query asks for.
    fileprivate func entries(_ query: HistoryQuery, limit: Int, workspace: String) throws -> [JournalEntry] {
        switch query {
        case .all: try journal(limit: limit, workspace: workspace)
        case .run(let id): try journal(run: id, limit: limit, workspace: workspace)
        case .write(let id): try [journal(ofWrite: id, workspace: workspace)].compactMap(\.self)
        case .subject(let id): try entries(about: id, limit: limit, workspace: workspace)
        }
    }

    /// What was written to the record of that id, to what it is joined to, and of the link of that id.
    private func entries(about id: String, limit: Int, workspace: String) throws -> [JournalEntry] {
        let halves = RecordKind.linked.map { RecordID($0, id) }
        var links = Set(try self.links(of: halves, workspace: workspace).values)
        if let named = try link(id, workspace: workspace) { links.insert(named) }
        let joined = links.flatMap { link in RecordKind.linked.compactMap(link.recordID(of:)) }
        let named = RecordKind.allCases.map { RecordID($0, id) }
        var found: [Int64: JournalEntry] = [:]
        for linkID in Set(links.map(\.id) + [id]) {
            for entry in try journal(ofLink: linkID, limit: limit, workspace: workspace) { found[entry.id] = entry }
        }
        for target in Set(named + joined) {
            for entry in try journal(of: target, limit: limit, workspace: workspace) { found[entry.id] = entry }
        }
        return Array(found.values.sorted { $0.id > $1.id }.prefix(limit))
    }
}
