import Foundation
import Reconciliation
import Records
import Storage

extension LinkDesk {
    /// The records, when each is known, there, and not archived.
    func present(_ ids: [RecordID], _ tx: StoreTransaction) throws -> [RecordID: StoredRecord] {
        let records = try tx.records(ids, workspace: workspace)
        for id in ids {
            guard let stored = records[id] else {
                let what = id.kind == .project ? "root projects" : "contacts"
                throw DeskError(
                    "\(id) is not known. Only \(what) that a run has read can be joined: check the id, or run: tenon sync run"
                )
            }
            if stored.goneAt != nil {
                throw DeskError("\(id) is gone from \(id.system.title). If it is back, run: tenon sync run")
            }
            if stored.record.isArchived {
                throw DeskError(
                    "\(id) is archived. Bring it back in \(id.system.title), run tenon sync run, and try again."
                )
            }
        }
        return records
    }

    /// Removes a link whose other half was never made and is not on its way.
    ///
    /// - Throws: ``DeskError`` when the record belongs to that link for good, or its other half is on its way.
    func discardUnmade(_ link: Link, of id: RecordID, _ tx: StoreTransaction) throws {
        guard link.state == .pending else {
            let other = RecordKind.linked.compactMap(link.recordID(of:)).first { $0 != id }
            throw DeskError(
                "\(id) is joined to \(other.map(\.description) ?? "another record") already, by \(link.id). Take that apart "
                    + "first: tenon link break \(link.id)"
            )
        }
        try checkIdle(link, tx)
        try tx.dropWrites(ofLink: link.id, workspace: workspace)
        try tx.removeLink(link.id, workspace: workspace)
    }

    /// The link of that id, when nothing of it is on its way.
    func idle(_ linkID: String, _ tx: StoreTransaction) throws -> Link {
        guard let link = try tx.link(linkID, workspace: workspace) else {
            throw DeskError("there is no link '\(linkID)'. See what there is: tenon link list")
        }
        try checkIdle(link, tx)
        return link
    }

    private func checkIdle(_ link: Link, _ tx: StoreTransaction) throws {
        guard try tx.hasWritesUnderWay(ofLink: link.id, workspace: workspace) else { return }
        throw DeskError("writes of \(link.id) are on their way. Try again when they are done: tenon sync run")
    }

    func remember(_ contact: RecordID, _ project: RecordID, _ tx: StoreTransaction) throws {
        try tx.part(
            contactID: contact.remoteID,
            projectID: project.remoteID,
            at: environment.moment,
            workspace: workspace
        )
    }

    /// Puts the step in history, forgets what was said of the records, and has the next run look at them.
    func settle(
        _ link: Link,
        _ action: String,
        _ changes: [FieldChange],
        lookingAgainAt ids: [RecordID],
        _ tx: StoreTransaction
    ) throws {
        let moment = environment.moment
        try tx.dropWrites(ofLink: link.id, workspace: workspace)
        let decisions = try tx.decisions(ofContacts: [link.contactID].compactMap { $0 }, workspace: workspace)
        try tx.remove(decisions.flatMap(\.value), workspace: workspace)
        try tx.replaceReview(of: ids, by: [], workspace: workspace)
        let events = ids.map {
            InboxEvent(id: environment.nextID(), source: .replan, subject: $0, receivedAt: moment)
        }
        try tx.enqueue(events, workspace: workspace)
        let entry = JournalEntry(
            id: environment.nextID(),
            at: moment,
            runID: 0,
            writeID: 0,
            linkID: link.id,
            kind: .project,
            action: action,
            targetID: link.projectID,
            changes: try JSONEncoder().encode(changes),
            cause: "by hand",
            actor: Decision.person,
            note: nil
        )
        try tx.append([entry], workspace: workspace)
    }
}
