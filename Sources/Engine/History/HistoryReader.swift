import Foundation
import Reconciliation
import Records
import Storage

/// Puts names to the rows of history: what people call the target, and what it is joined to.
struct HistoryReader {
    let entries: [HistoryReport.Entry]

    init(_ rows: [JournalEntry], workspace: String, _ tx: StoreTransaction) throws {
        var links: [String: Link] = [:]
        for id in Set(rows.map(\.linkID)) { links[id] = try tx.link(id, workspace: workspace) }
        let targets = rows.compactMap { row in row.targetID.map { RecordID(row.targetKind, $0) } }
        let halves = links.values.flatMap { link in RecordKind.linked.compactMap(link.recordID(of:)) }
        let known = try tx.records(Array(Set(targets + halves)), workspace: workspace)
        let side = { (id: RecordID) in HistoryReport.Side(id, known[id]?.record) }
        entries = try rows.map { row in
            let target = RecordID(row.targetKind, row.targetID ?? "")
            let other = target.kind.counterpart.flatMap { links[row.linkID]?.recordID(of: $0) }
            return HistoryReport.Entry(
                write: HistoryID.write(row.writeID).description,
                run: HistoryID.run(row.runID).description,
                at: row.at.date,
                actor: row.actor,
                action: row.action,
                target: side(target),
                other: other.map(side),
                changes: try JSONDecoder().decode([FieldChange].self, from: row.changes),
                cause: row.cause,
                note: row.note
            )
        }
    }
}

extension JournalEntry {
    /// The kind of what the entry's target id names: that of a note is its contact's.
    var targetKind: RecordKind { kind == .note ? .contact : kind }
}

extension HistoryReport.Side {
    fileprivate init(_ id: RecordID, _ record: Record?) {
        system = id.system.rawValue
        kind = id.kind.rawValue
        self.id = id.remoteID
        label = record?.firstFilled(of: ["name", "companyName", "title"])?.value.text ?? ""
    }
}
