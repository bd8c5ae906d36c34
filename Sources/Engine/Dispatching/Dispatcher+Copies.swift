import Reconciliation
import Records
import Storage

extension Dispatcher {
    /// Puts on record what a write made or changed of a one-way copy: where it is, what it says, and that it happened.
    func keep(_ claim: Claim, _ record: Record, _ note: String?, _ tx: StoreTransaction) throws {
        if let draft = claim.plan.copy {
            let copy = Copy(id: draft.id, target: record.id, owner: record.owner, content: draft.content)
            try tx.save(copy, workspace: workspace.id)
        }
        try mirror.take([record], tx)
        let targetID = record.id.kind == .note ? record.owner : record.id.remoteID
        try tx.append([entry(claim, targetID: targetID, note: note)], workspace: workspace.id)
    }

    /// The copy is not there any more: a person took it away, and it stays away.
    func letGo(_ claim: Claim, _ tx: StoreTransaction) throws {
        guard let draft = claim.plan.copy, var copy = try tx.copy(draft.id, workspace: workspace.id) else { return }
        copy.isGone = true
        try tx.save(copy, workspace: workspace.id)
        try tx.markGone([copy.target], at: environment.moment, workspace: workspace.id)
        let subject = claim.link?.recordID(of: .contact) ?? copy.target
        let item = ReviewItem(
            subject: subject,
            code: .removed,
            message:
                "the \(copy.target.kind.rawValue) made for \(draft.id) is not in \(copy.target.system.title) any more. "
                + "It is not made again."
        )
        try tx.addReview([ReviewRow(item, at: environment.moment)], workspace: workspace.id)
    }
}
