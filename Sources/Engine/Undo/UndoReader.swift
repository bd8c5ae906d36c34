import Foundation
import Reconciliation
import Records
import Storage

/// Collects from the store what is to be taken back, and plans it pair by pair.
struct UndoReader {
    let workspace: Workspace
    let target: HistoryID
    let limits: PlanLimits

    /// - Throws: ``UndoError`` when history holds nothing of it.
    func plan(_ tx: StoreTransaction) throws -> UndoPlan {
        let rows = try rows(tx)
        guard !rows.isEmpty else { throw UndoError.unknown(target) }
        let planner = UndoPlanner(mapping: workspace.mapping, undoing: target.description)
        let groups = Dictionary(grouping: rows, by: \.linkID)
        let busy = try tx.busyLinks(among: Array(groups.keys), workspace: workspace.id)
        var plan = UndoPlan()
        for (linkID, rows) in groups.sorted(by: { $0.value[0].id > $1.value[0].id }) {
            let situation = try situation(linkID, rows, isBusy: busy.contains(linkID), tx)
            let decision = planner.plan(situation)
            plan.pairs.append(limits.applied(to: decision.plan))
            plan.alreadyBefore += decision.alreadyBefore
        }
        return plan
    }

    private func rows(_ tx: StoreTransaction) throws -> [JournalEntry] {
        switch target {
        case .run(let id): try tx.journal(run: id, limit: .max, workspace: workspace.id)
        case .write(let id): try [tx.journal(ofWrite: id, workspace: workspace.id)].compactMap(\.self)
        }
    }

    private func situation(_ linkID: String, _ rows: [JournalEntry], isBusy: Bool, _ tx: StoreTransaction) throws
        -> UndoSituation
    {
        let link = try tx.link(linkID, workspace: workspace.id)
        let records = try tx.records(RecordKind.linked.compactMap { link?.recordID(of: $0) }, workspace: workspace.id)
        let sighting = { (kind: RecordKind) -> Sighting in
            guard let stored = link?.recordID(of: kind).flatMap({ records[$0] }) else { return .none }
            return stored.goneAt == nil ? .present(stored.record) : .gone
        }
        return UndoSituation(
            entries: try rows.compactMap(UndoEntry.init),
            link: link,
            contact: sighting(.contact),
            project: sighting(.project),
            isBusy: isBusy
        )
    }
}

extension UndoEntry {
    /// Nil for what was no write to a remote, such as a link made by hand.
    fileprivate init?(_ row: JournalEntry) throws {
        guard let action = PlannedWrite.Action(rawValue: row.action) else { return nil }
        self.init(
            writeID: row.writeID,
            name: HistoryID.write(row.writeID).description,
            kind: row.kind,
            action: action,
            targetID: row.targetID,
            changes: try JSONDecoder().decode([FieldChange].self, from: row.changes),
            cause: row.cause
        )
    }
}
