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
        guard let member = claim.member else { return }
        try tx.removeReview(code: ReviewItem.Code.refused.rawValue, of: [member], workspace: workspace.id)
    }

    /// The remote refused a member's contact and named the one there is. What an earlier attempt made is the one; a free one
    /// of the same name is taken over, and told nothing yet; anything else is for a person.
    func takeOver(
        _ existing: Record,
        for claim: Claim,
        _ draft: CopyDraft,
        _ tx: StoreTransaction,
        _ counts: inout DispatchCounts
    ) throws {
        if let marker = claim.plan.marker, existing["source"] == Value(marker) {
            guard try finish(claim, tx) else { return }
            try keep(claim, existing, "made by an earlier attempt whose reply was lost; named by HighLevel", tx)
            return counts.countApplied(claim.plan)
        }
        try mirror.take([existing], tx)
        let values = Dictionary(uniqueKeysWithValues: claim.plan.changes.map { ($0.field, $0.to.text) })
        let name = PersonName(first: (values["firstName"] ?? nil) ?? "", last: (values["lastName"] ?? nil) ?? "").joined
        let isLinked = try !tx.links(of: [existing.id], workspace: workspace.id).isEmpty
        let isTaken = try tx.copies(of: .person, workspace: workspace.id).values.contains { $0.target == existing.id }
        guard !isLinked, !isTaken, Comparison.name.same(existing["name"], Value(name)) else {
            let why =
                isLinked
                ? "which is a customer with a project"
                : isTaken ? "which stands for another employee" : "which has another name"
            let message =
                "HighLevel allows no second contact with this e-mail or phone: \(existing.id), \(existing["name"]), has it, "
                + "\(why). Correct one of the two, then run: tenon sync run --retry-failed"
            return try fail(claim, RemoteError(.refused, message), tx, &counts)
        }
        guard try finish(claim, tx) else { return }
        try tx.save(Copy(id: draft.id, target: existing.id, content: PersonCard.untold), workspace: workspace.id)
        counts.replanned += 1
    }

    /// The copy is not there any more: a person took it away, and it stays away.
    func letGo(_ claim: Claim, _ tx: StoreTransaction) throws {
        guard let draft = claim.plan.copy, var copy = try tx.copy(draft.id, workspace: workspace.id) else {
            return try noteMissing(claim, tx)
        }
        copy.isGone = true
        try tx.save(copy, workspace: workspace.id)
        try tx.markGone([copy.target], at: environment.moment, workspace: workspace.id)
        let subject = claim.link?.recordID(of: .contact) ?? copy.owner.map { RecordID(.contact, $0) } ?? copy.target
        let item = ReviewItem(
            subject: subject,
            code: .removed,
            message:
                "the \(copy.target.kind.rawValue) made for \(draft.id) is not in \(copy.target.system.title) any more. "
                + "It is not made again."
        )
        try tx.addReview([ReviewRow(item, at: environment.moment)], workspace: workspace.id)
    }

    /// What a copy was to be made of, or on, is not there: the mirror learns it, and so does whoever keeps it in step.
    private func noteMissing(_ claim: Claim, _ tx: StoreTransaction) throws {
        guard let id = claim.plan.targetID.map({ RecordID(claim.plan.kind, $0) }) else { return }
        try tx.markGone([id], at: environment.moment, workspace: workspace.id)
        if id.kind.counterpart != nil { try tx.enqueue([event(.replan, id)], workspace: workspace.id) }
    }
}

extension Dispatcher.Claim {
    /// The member whose contact the write is about.
    var member: RecordID? {
        guard let id = plan.copy?.id, id.kind == .person else { return nil }
        return RecordID(.member, id.sourceID)
    }
}
