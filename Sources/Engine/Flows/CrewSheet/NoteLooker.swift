import Foundation
import Records
import Storage

/// Reads the notes of those contacts whose turn it is, and puts them into the mirror.
struct NoteLooker: Sendable {
    let queue: NoteLookQueue
    let reader: any CrewSheetReader
    let context: FlowContext

    /// Calls under way at once, and looks stored in one transaction.
    private static let batchSize = 8
    /// Contacts that could not be read, one after the other, after which the rest is left to the next run.
    private static let patience = 3

    /// Looks at what is due.
    ///
    /// A contact that cannot be read now keeps the notes that it had, and is due again in the next run; one that HighLevel
    /// refuses waits for its next turn.
    ///
    /// - Throws: ``RemoteError`` when the connection is unusable, or keeps failing. What was read until then is kept.
    func look(at contactIDs: [String]) async throws {
        let due = try await due(contactIDs)
        var failures = 0
        for start in stride(from: 0, to: due.count, by: Self.batchSize) {
            try Task.checkCancellation()
            let results = await read(Array(due[start..<min(start + Self.batchSize, due.count)]))
            try await keep(results)
            for result in results {
                guard case .failure(let error) = result.notes else { continue }
                if error.disposition == .stopped { throw error }
                failures += error.isFinal ? 0 : 1
                if failures >= Self.patience { throw error }
            }
        }
    }

    private struct Look: Sendable {
        let entry: NoteLookQueue.Entry
        let notes: Result<[Record], RemoteError>
    }

    private func due(_ contactIDs: [String]) async throws -> [NoteLookQueue.Entry] {
        let (queue, workspace, now) = (queue, context.workspace.id, context.environment.moment)
        return try await context.store.read { tx in
            var entries: [NoteLookQueue.Entry] = []
            for start in stride(from: 0, to: contactIDs.count, by: CrewSheetFlow.batchSize) {
                let ids = Array(contactIDs[start..<min(start + CrewSheetFlow.batchSize, contactIDs.count)])
                let looks = try tx.noteLooks(at: ids, workspace: workspace)
                for (id, cause) in try Self.causes(of: ids, tx, workspace) {
                    entries.append(.init(contactID: id, cause: cause, last: looks[id]))
                }
            }
            return queue.due(entries, at: now)
        }
    }

    private func read(_ entries: [NoteLookQueue.Entry]) async -> [Look] {
        await withTaskGroup(of: Look.self) { group in
            for entry in entries { group.addTask { await read(entry) } }
            var looks: [Look] = []
            for await look in group { looks.append(look) }
            return looks
        }
    }

    private func read(_ entry: NoteLookQueue.Entry) async -> Look {
        do {
            return Look(entry: entry, notes: .success(try await reader.notes(of: entry.contactID)))
        } catch let error as RemoteError {
            return Look(entry: entry, notes: .failure(error))
        } catch {
            return Look(entry: entry, notes: .failure(RemoteError(.retry(after: nil), "interrupted: \(error)")))
        }
    }

    private func keep(_ looks: [Look]) async throws {
        let (workspace, now) = (context.workspace.id, context.environment.moment)
        try await context.store.write { tx in
            for look in looks {
                let id = look.entry.contactID
                switch look.notes {
                case .success(let notes):
                    try tx.replace(.note, ownedBy: id, by: notes, workspace: workspace)
                    // With what the look itself brought: only what changes from here on is a reason for another one.
                    let cause = try Self.causes(of: [id], tx, workspace)[id] ?? look.entry.cause
                    let known = NoteLook(lookedAt: now, cause: cause, isKnown: true)
                    try tx.save(known, at: id, workspace: workspace)
                case .failure(let error) where error.isFinal:
                    let isKnown = look.entry.last?.isKnown ?? false
                    let refused = NoteLook(lookedAt: now, cause: look.entry.cause, isKnown: isKnown)
                    try tx.save(refused, at: id, workspace: workspace)
                case .failure: break
                }
            }
        }
    }

    /// For each contact that is not gone, a digest of what may come with a changed note: the contact, its tasks, and its notes
    /// in the mirror, where one that Tenon wrote since the last look shows.
    static func causes(
        of contactIDs: [String],
        _ tx: StoreTransaction,
        _ workspace: String
    ) throws -> [String: Int64] {
        let contacts = try tx.digests(of: contactIDs.map { RecordID(.contact, $0) }, workspace: workspace)
        let tasks = try tx.digests(of: .task, ownedBy: contactIDs, workspace: workspace)
        let notes = try tx.digests(of: .note, ownedBy: contactIDs, workspace: workspace)
        var causes: [String: Int64] = [:]
        for (id, digest) in contacts {
            let parts: [FieldName: Value] = [
                "contact": .text(String(digest)), "tasks": Self.texts(tasks[id.remoteID]),
                "notes": Self.texts(notes[id.remoteID]),
            ]
            causes[id.remoteID] = Record(id: id, fields: parts).digest
        }
        return causes
    }

    private static func texts(_ digests: [(remoteID: String, digest: Int64)]?) -> Value {
        Value((digests ?? []).map { "\($0.remoteID) \($0.digest)" })
    }
}

extension RemoteError {
    /// Whether the same call would fail again for the same reason.
    fileprivate var isFinal: Bool { disposition == .missing || disposition == .refused }
}
