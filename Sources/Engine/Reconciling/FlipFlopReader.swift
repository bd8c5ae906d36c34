import Foundation
import Reconciliation
import Records
import Storage

/// Finds the fields that were written to and fro, for the pairs that are about to be written once more.
///
/// Costs three statements for a batch with updates, and none for one without.
struct FlipFlopReader {
    let workspace: Workspace
    let now: Milliseconds
    var limit = FlipFlopGuard.standard

    /// The fields to leave alone, by link.
    func fields(
        among plans: [(situation: Situation, plan: PairPlan)],
        _ tx: StoreTransaction
    ) throws -> [String: Set<FieldName>] {
        let updating = plans.filter { pair in
            pair.situation.link != nil && pair.plan.writes.contains { $0.action == .update }
        }
        guard !updating.isEmpty else { return [:] }
        let links = updating.compactMap(\.situation.link)
        let held = try heldFields(links, tx)
        let history = try history(links, tx)
        var fields: [String: Set<FieldName>] = [:]
        for (situation, plan) in updating {
            guard let link = situation.link else { continue }
            let written = limit.flipping(in: plan, after: history[link.id] ?? [], under: workspace.mapping)
            let all = written.union(link.contactID.flatMap { held[$0] } ?? [])
            if !all.isEmpty { fields[link.id] = all }
        }
        return fields
    }

    /// What waits for a person already goes on waiting, however long that takes.
    private func heldFields(_ links: [Link], _ tx: StoreTransaction) throws -> [String: Set<FieldName>] {
        let rows = try tx.review(
            code: ReviewItem.Code.flipping.rawValue,
            of: .contact,
            ids: links.compactMap(\.contactID),
            workspace: workspace.id
        )
        return Dictionary(grouping: rows, by: \.subject.remoteID).mapValues { rows in
            Set(rows.map { FieldName(rawValue: $0.field) })
        }
    }

    private func history(_ links: [Link], _ tx: StoreTransaction) throws -> [String: [FlipFlopGuard.Written]] {
        let start = now.adding(seconds: -limit.windowSeconds)
        let entries = try RecordKind.linked.flatMap { kind in
            try tx.updates(
                of: kind,
                ids: links.compactMap { $0.remoteID(of: kind) },
                since: start,
                workspace: workspace.id
            )
        }.sorted { $0.id < $1.id }
        return Dictionary(grouping: entries, by: \.linkID).mapValues { entries in
            entries.flatMap { entry in
                let changes = (try? JSONDecoder().decode([FieldChange].self, from: entry.changes)) ?? []
                return changes.map { FlipFlopGuard.Written(kind: entry.kind, change: $0) }
            }
        }
    }
}
