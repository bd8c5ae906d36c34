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
    func retire(_ link: Link, _ project: Record, _ situation: Situation, why cause: RetirementCause) -> PairPlan {
        let fate = cause == .contactDeleted ? mapping.lifecycle.contactDeleted : mapping.lifecycle.contactLeavesScope
        if fate == .unlink { return part(link, situation, telling: project.id, because: words(for: cause)) }
        guard fate == .archiveProject, link.state == .linked, !project.isArchived else {
            var updated = link
            updated.wasInScope = false
            return PairPlan(
                subject: situation.subject,
                linkChange: updated == link ? .none : .update(updated),
                spent: situation.decisions.filter { $0.choice != .refuse }
            )
        }
        // The link changes when the write is done: what is withheld, stopped by the guard or refused is planned again.
        guard cause == .contactDeleted else {
            return PairPlan(subject: situation.subject, writes: [archive(project, because: words(for: cause))])
        }
        return retireDeleted(link, project, situation)
    }

    private func archive(_ project: Record, because reason: String) -> PlannedWrite {
        PlannedWrite(kind: .project, action: .archive, targetID: project.id.remoteID, reason: reason)
    }

    private func retireDeleted(_ link: Link, _ project: Record, _ situation: Situation) -> PairPlan {
        let (subject, reason) = (situation.subject, words(for: .contactDeleted))
        var write = archive(project, because: reason)
        write.lookAgain = LookAgain(
            gone: link.recordID(of: .contact),
            seen: Dictionary(mapping.fields.map { ($0.busybusy, project[$0.busybusy]) }) { $1 }
        )
        guard let doubt = doubt(link, project) else { return PairPlan(subject: subject, writes: [write]) }
        let question =
            "\(reason), so its project is to be archived\(doubt) Archive it with "
            + "'tenon review decide ID --approve', or let it be with --refuse. If the contact comes back, this goes away."
        return ask(question, link, situation) {
            write.actor = $0
            return PairPlan(subject: subject, writes: [write])
        }
    }

    /// Why a project is not archived without asking; nil when it is.
    private func doubt(_ link: Link, _ project: Record) -> String? {
        if link.base.isEmpty { return ", and it was never in step with it, so nobody can tell what was done on it." }
        let edited = mapping.fields.filter { rule in
            guard let base = link.base[rule.busybusy] else { return false }
            return rule.comparison.isChange(from: base.project, to: project[rule.busybusy])
        }
        if !edited.isEmpty {
            let fields = edited.map(\.busybusy.rawValue).joined(separator: ", ")
            return
                ", but somebody changed its \(fields) in busybusy since both agreed. An edit beats a deletion: it stays."
        }
        return mapping.lifecycle.deletes == .ask ? "." : nil
    }

    /// Asks a person, or does what the person said.
    private func ask(
        _ question: String,
        _ link: Link,
        _ situation: Situation,
        approved: (_ actor: String) -> PairPlan
    ) -> PairPlan {
        let decision = situation.decisions.last { $0.field == nil }
        let moot = situation.decisions.filter { $0.field != nil }
        var plan: PairPlan
        switch decision?.choice {
        case .approve: plan = approved(decision?.actor ?? Decision.person)
        case .refuse: plan = PairPlan(subject: situation.subject)
        default:
            let subject = link.recordID(of: .contact) ?? situation.subject
            let item = ReviewItem(subject: subject, code: .approve, message: question)
            plan = PairPlan(subject: situation.subject, reviewItems: [item])
        }
        plan.spent += moot
        return plan
    }

    /// The project of a contact that is there cannot be found any more.
    func projectGone(_ link: Link, _ contact: Record, _ situation: Situation) -> PairPlan {
        switch mapping.lifecycle.projectDeleted {
        case .report: return PairPlan.held(situation.subject, Explanation.projectMissing)
        case .ignore: return PairPlan(subject: situation.subject)
        case .unlink: return part(link, situation, telling: contact.id, because: "the project is gone from busybusy")
        case .restore where link.state == .linked && mapping.includes(contact: contact):
            return restore(link, contact, situation)
        case .restore: return PairPlan.held(situation.subject, Explanation.projectMissing)
        }
    }

    private func restore(_ link: Link, _ contact: Record, _ situation: Situation) -> PairPlan {
        var plan = createProject(for: contact)
        guard var write = plan.writes.first else { return plan }
        write.lookAgain = LookAgain(gone: link.recordID(of: .project), seen: [:])
        var renewed = link
        (renewed.projectID, renewed.state, renewed.base, renewed.wasInScope) = (nil, .pending, [:], true)
        plan = PairPlan(subject: situation.subject, linkChange: .update(renewed), writes: [write])
        plan.spent = situation.decisions
        guard mapping.lifecycle.deletes == .ask else { return plan }
        let question =
            "the project is gone from busybusy, or hidden from this key's position, and is to be made again. Make it "
            + "with 'tenon review decide ID --approve', or let it be with --refuse. If it comes back, this goes away."
        return ask(question, link, situation) { actor in
            plan.writes[0].actor = actor
            return plan
        }
    }

    /// Takes the link away and remembers it, so that matching does not join the two again.
    private func part(
        _ link: Link,
        _ situation: Situation,
        telling subject: RecordID,
        because reason: String
    ) -> PairPlan {
        let item = ReviewItem(
            subject: subject,
            code: .apart,
            message: "\(reason); as the mapping says, the two are not joined any more. \(Explanation.apart.message)"
        )
        return PairPlan(
            subject: situation.subject,
            linkChange: .part(link),
            reviewItems: [item],
            spent: situation.decisions
        )
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
    func revive(_ link: Link, _ contact: Record, _ project: Record, _ situation: Situation) -> PairPlan {
        let write = PlannedWrite(
            kind: .project,
            action: .unarchive,
            targetID: project.id.remoteID,
            reason: "the contact is in scope again"
        )
        let merge = situation.merge(link, contact, project, under: mapping)
        var updated = link
        updated.base.merge(merge.agreed) { $1 }
        return PairPlan(
            subject: situation.subject,
            linkChange: updated == link ? .none : .update(updated),
            writes: [write] + writes(of: merge, contact: contact, project: project),
            reviewItems: merge.reviewItems,
            spent: merge.spent
        )
    }

    private func carries(_ tag: String, _ contact: Record) -> Bool {
        let wanted = TextNormalization.caseAndSpace(tag)
        return (contact["tags"].list ?? []).contains { TextNormalization.caseAndSpace($0.text ?? "") == wanted }
    }
}
