public import Mapping
public import Records

/// Decides what one event leads to. Pure: the same situation always gives the same plan.
public struct Reconciler: Sendable {
    let mapping: MappingDocument
    private let matcher: Matcher

    public init(mapping: MappingDocument) {
        self.mapping = mapping
        self.matcher = Matcher(mapping: mapping)
    }

    /// The plan for the situation.
    public func plan(_ situation: Situation) -> PairPlan {
        var plan = decide(situation)
        plan.label = situation.label
        return plan
    }

    private func decide(_ situation: Situation) -> PairPlan {
        if let link = situation.link { return plan(link, situation) }
        switch situation.subject.kind {
        case .contact: return planUnlinked(contact: situation)
        case .project: return planUnlinked(project: situation)
        default: return PairPlan(subject: situation.subject)
        }
    }

    // MARK: Unlinked records

    private func planUnlinked(contact situation: Situation) -> PairPlan {
        guard let contact = situation.contact.record, mapping.includes(contact: contact) else {
            return PairPlan(subject: situation.subject)
        }
        switch matcher.decide(contact, among: situation.freeCandidates) {
        case .link(let project, let tier): return join(contact, project, tier, subject: contact.id)
        case .unmatched where !situation.partedFrom.isEmpty: return PairPlan.held(contact.id, Explanation.apart)
        case .unmatched: return createProject(for: contact)
        case .ambiguous(let ids, let tier): return PairPlan.held(contact.id, Explanation.ambiguous(ids, tier))
        case .duplicate(let elder):
            return PairPlan.held(
                contact.id,
                Explanation.duplicate(contact, of: elder, among: situation.candidates)
            )
        }
    }

    private func planUnlinked(project situation: Situation) -> PairPlan {
        guard let project = situation.project.record, !mapping.isSkipped(project: project) else {
            return PairPlan(subject: situation.subject)
        }
        let decision = matcher.decide(project, among: situation.freeCandidates)
        switch decision {
        case .link(let contact, let tier) where !project.isArchived || tier == .marker:
            return join(contact, project, tier, subject: project.id)
        case _ where project.isArchived: return PairPlan(subject: project.id)
        case .ambiguous(let ids, let tier): return PairPlan.held(project.id, Explanation.ambiguous(ids, tier))
        case .duplicate(let elder):
            return PairPlan.held(
                project.id,
                Explanation.duplicate(project, of: elder, among: situation.candidates)
            )
        case .unmatched where !situation.partedFrom.isEmpty: return PairPlan.held(project.id, Explanation.apart)
        case .unmatched, .link: return createContact(for: project)
        }
    }

    private func join(_ contact: Record, _ project: Record, _ tier: MatchKey.Tier, subject: RecordID) -> PairPlan {
        if project.isArchived {
            return PairPlan(
                subject: subject,
                linkChange: .join(
                    contactID: contact.id.remoteID,
                    projectID: project.id.remoteID,
                    tier,
                    base: [:],
                    wasInScope: mapping.includes(contact: contact)
                )
            )
        }
        let merge = PairMerge(mapping: mapping, contact: contact, project: project, base: [:])
        return PairPlan(
            subject: subject,
            linkChange: .join(
                contactID: contact.id.remoteID,
                projectID: project.id.remoteID,
                tier,
                base: merge.agreed,
                wasInScope: mapping.includes(contact: contact)
            ),
            writes: writes(of: merge, contact: contact, project: project),
            reviewItems: merge.reviewItems
        )
    }

    // MARK: Linked records

    private func plan(_ link: Link, _ situation: Situation) -> PairPlan {
        guard link.state != .pending else { return PairPlan(subject: situation.subject) }
        switch (situation.contact, situation.project) {
        case (.gone, .present(let project)): return retire(link, project, situation, why: .contactDeleted)
        case (.present(let contact), .gone): return projectGone(link, contact, situation)
        case (.present(let contact), .present(let project)): return planPresent(link, contact, project, situation)
        default: return PairPlan(subject: situation.subject)
        }
    }

    private func planPresent(_ link: Link, _ contact: Record, _ project: Record, _ situation: Situation) -> PairPlan {
        let subject = situation.subject
        let inScope = mapping.includes(contact: contact)
        switch (link.state, project.isArchived) {
        case (.linked, true): return personArchived(link, contact, subject)
        case (.retired, true):
            return inScope && !link.wasInScope ? revive(link, contact, project, situation) : .init(subject: subject)
        case (.archived, true): return PairPlan(subject: subject)
        case (_, false): break
        case (.pending, _): return PairPlan(subject: subject)
        }
        if link.wasInScope, !inScope, mapping.lifecycle.contactLeavesScope != .keep {
            return retire(link, project, situation, why: .contactLeftScope)
        }
        return keepInStep(link, contact, project, situation, inScope: inScope)
    }

    private func keepInStep(
        _ link: Link,
        _ contact: Record,
        _ project: Record,
        _ situation: Situation,
        inScope: Bool
    ) -> PairPlan {
        let merge = situation.merge(link, contact, project, under: mapping)
        var updated = link
        updated.state = .linked
        updated.wasInScope = inScope
        updated.base.merge(merge.agreed) { $1 }
        return PairPlan(
            subject: situation.subject,
            linkChange: updated == link ? .none : .update(updated),
            writes: writes(of: merge, contact: contact, project: project),
            reviewItems: merge.reviewItems,
            spent: merge.spent
        )
    }
}

extension Reconciler {
    /// Whether an unlinked record could get a counterpart at all, so that looking for candidates is worth it.
    public func looksForCounterpart(of record: Record) -> Bool {
        switch record.id.kind {
        case .contact: mapping.includes(contact: record)
        case .project: !mapping.isSkipped(project: record)
        default: false
        }
    }
}
