import Mapping
import Records

extension Reconciler {
    /// Why a project is archived by Tenon.
    enum RetirementCause {
        case contactDeleted, contactLeftScope
    }

    private func words(for cause: RetirementCause) -> String {
        switch cause {
        case .contactDeleted: "the contact was deleted in HighLevel"
        case .contactLeftScope where mapping.flows.jobs == nil: "the contact no longer carries a tag of the scope"
        case .contactLeftScope where mapping.scope.contactTags.isEmpty:
            "the contact has no opportunity any more that makes a job"
        case .contactLeftScope:
            "the contact neither carries a tag of the scope nor has an opportunity that makes a job"
        }
    }

    /// Archives the project of a contact that is gone, if the mapping says so. Never deletes.
    func retire(_ link: Link, _ project: Record, _ subject: RecordID, why cause: RetirementCause) -> PairPlan {
        let fate = cause == .contactDeleted ? mapping.lifecycle.contactDeleted : mapping.lifecycle.contactLeavesScope
        guard fate == .archiveProject, link.state == .linked, !project.isArchived else {
            var updated = link
            updated.wasInScope = false
            return PairPlan(subject: subject, linkChange: updated == link ? .none : .update(updated))
        }
        let write = PlannedWrite(
            kind: .project,
            action: .archive,
            targetID: project.id.remoteID,
            reason: words(for: cause)
        )
        // The link changes when the write is done: what is withheld, stopped by the guard or refused is planned again.
        return PairPlan(subject: subject, writes: [write])
    }

    /// A person archived the project: the contact is tagged if the mapping says so, and the link rests.
    func personArchived(_ link: Link, _ contact: Record, _ subject: RecordID) -> PairPlan {
        guard let tag = mapping.lifecycle.archivedTag, !carries(tag, contact) else {
            var updated = link
            updated.state = .archived
            return PairPlan(subject: subject, linkChange: .update(updated))
        }
        let write = PlannedWrite(
            kind: .contact,
            action: .addTags,
            targetID: contact.id.remoteID,
            tags: [tag],
            reason: "the project was archived in busybusy"
        )
        return PairPlan(subject: subject, writes: [write])
    }

    /// Brings back a project that Tenon had archived, because its contact is in scope again, and then in step: what
    /// changed while it rested brings no event of its own any more.
    func revive(_ link: Link, _ contact: Record, _ project: Record, _ subject: RecordID) -> PairPlan {
        let write = PlannedWrite(
            kind: .project,
            action: .unarchive,
            targetID: project.id.remoteID,
            reason: "the contact is in scope again"
        )
        let merge = PairMerge(mapping: mapping, contact: contact, project: project, base: link.base)
        var updated = link
        updated.base.merge(merge.agreed) { $1 }
        return PairPlan(
            subject: subject,
            linkChange: updated == link ? .none : .update(updated),
            writes: [write] + writes(of: merge, contact: contact, project: project),
            reviewItems: merge.reviewItems
        )
    }

    private func carries(_ tag: String, _ contact: Record) -> Bool {
        let wanted = TextNormalization.caseAndSpace(tag)
        return (contact["tags"].list ?? []).contains { TextNormalization.caseAndSpace($0.text ?? "") == wanted }
    }
}
