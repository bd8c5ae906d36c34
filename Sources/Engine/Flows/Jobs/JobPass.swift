import Mapping
import Reconciliation
import Records
import Storage

/// Plans every opportunity that is a job, or was one, by what the store says.
struct JobPass: Sendable {
    let rule: JobRule
    let workspace: String
    /// Stops the archiving of too many sub-projects at once.
    let limit: MassChangeGuard

    func plans(_ tx: StoreTransaction) throws -> [PairPlan] {
        let copies = try tx.copies(of: .job, workspace: workspace)
        let situations = try situations(copies, tx)
        var planner = JobPlanner(rule: rule, unclaimed: try unclaimed(for: situations, copies, tx))
        let plans = situations.map { planner.plan($0) }.filter { !$0.writes.isEmpty || !$0.reviewItems.isEmpty }
        return guarded(plans, of: copies.values.count { !$0.isGone })
    }

    /// One for each opportunity that meets the rule or has a copy, the oldest first.
    private func situations(_ copies: [String: Copy], _ tx: StoreTransaction) throws -> [JobSituation] {
        let opportunities = try opportunities(copies, tx)
        let contactIDs = Set(opportunities.compactMap(\.record.owner)).map { RecordID(.contact, $0) }
        let links = try tx.links(of: contactIDs, workspace: workspace).filter { $0.value.state == .linked }
        let roots = links.values.compactMap { $0.recordID(of: .project) }
        let known = try tx.records(contactIDs + roots + copies.values.map(\.target), workspace: workspace)
        return opportunities.map { stored in
            let (id, contactID) = (stored.record.id.remoteID, stored.record.owner.map { RecordID(.contact, $0) })
            let root = contactID.flatMap { links[$0]?.recordID(of: .project) }.flatMap { known[$0] }
            return JobSituation(
                opportunityID: id,
                opportunity: Self.sighting(stored),
                contact: contactID.flatMap { known[$0]?.record },
                rootID: root.flatMap { $0.goneAt == nil && !$0.record.isArchived ? $0.record.id.remoteID : nil },
                copy: copies[id],
                subProject: copies[id].map { Self.sighting(known[$0.target]) } ?? .none
            )
        }
    }

    private func opportunities(_ copies: [String: Copy], _ tx: StoreTransaction) throws -> [StoredRecord] {
        var live: [Record] = []
        try tx.eachRecord(of: .opportunity, workspace: workspace) { record in
            if rule.isMet(by: record) || copies[record.id.remoteID] != nil { live.append(record) }
        }
        let seen = Set(live.map(\.id.remoteID))
        let others = copies.keys.filter { !seen.contains($0) }.map { RecordID(.opportunity, $0) }
        let gone = try tx.records(others, workspace: workspace).values
        return (live.map { StoredRecord(record: $0, goneAt: nil) } + gone)
            .sorted { JobRule.isOlder($0.record, $1.record) }
    }

    /// The sub-projects that an opportunity without one could take: those that no copy points to.
    private func unclaimed(
        for situations: [JobSituation],
        _ copies: [String: Copy],
        _ tx: StoreTransaction
    ) throws -> [Record] {
        let waiting = situations.filter { $0.copy == nil && $0.rootID != nil }
        guard !waiting.isEmpty else { return [] }
        let roots = Set(waiting.compactMap(\.rootID))
        let ids = Set(waiting.map(\.opportunityID))
        let taken = Set(copies.values.map(\.target))
        var unclaimed: [Record] = []
        try tx.eachRecord(of: .subProject, workspace: workspace) { record in
            guard !taken.contains(record.id) else { return }
            let marks = Marker.opportunityIDs(inAdditionalInfo: record["additionalInfo"].text ?? "")
            if roots.contains(record.owner ?? "") || !ids.isDisjoint(with: marks) { unclaimed.append(record) }
        }
        return unclaimed
    }

    private static func sighting(_ stored: StoredRecord?) -> Sighting {
        guard let stored else { return .none }
        return stored.goneAt == nil ? .present(stored.record) : .gone
    }

    /// The same, without the archiving of sub-projects when that is more than a person would believe.
    private func guarded(_ plans: [PairPlan], of jobs: Int) -> [PairPlan] {
        let archives = plans.flatMap(\.writes).count { $0.action == .archive }
        guard !limit.allows(archives, of: jobs) else { return plans }
        let message =
            "this would archive \(archives) of \(jobs) sub-projects at once, more than the mapping's guard allows. "
            + "If that is meant, run: tenon sync run --archive-up-to \(archives)"
        return plans.map { plan in
            guard plan.writes.contains(where: { $0.action == .archive }) else { return plan }
            var plan = plan
            plan.writes.removeAll { $0.action == .archive }
            plan.reviewItems.append(ReviewItem(subject: plan.subject, code: .guarded, message: message))
            return plan
        }
    }
}
