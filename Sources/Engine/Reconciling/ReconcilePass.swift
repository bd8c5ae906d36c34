import Foundation
import Mapping
import Reconciliation
import Records
import Storage

/// Turns the inbox's events into links and writes, batch by batch: events consumed, links and writes stored in one
/// transaction each.
struct ReconcilePass: Sendable {
    let workspace: Workspace
    let store: Store
    let environment: EngineEnvironment
    let runID: Int64
    /// How many projects a person confirmed may be archived, instead of the mapping's share.
    let confirmedArchives: Int?
    /// What the ways to write cannot do.
    var limits = PlanLimits.none

    /// Events handled in one transaction: 500 records cost about 30 ms of the writer's time.
    static let batchSize = 500

    /// Decides and stores until no event is left that could be handled now.
    func run(progress: (ReconcileCounts) -> Void) async throws -> Result {
        var counts = ReconcileCounts()
        while true {
            let taken = environment.has(.consumesFirst) ? try await store.write { [self] in try consume($0) } : nil
            let batch = try await store.write { [self] in try applyBatch($0, taken) }
            counts.add(batch.counts)
            progress(counts)
            if batch.events < Self.batchSize { break }
        }
        let isStopped = try await store.write { [self] in try settleGuarded($0) }
        return Result(counts: counts, isStoppedByGuard: isStopped)
    }

    /// What a pass decided.
    struct Result: Sendable {
        let counts: ReconcileCounts
        /// Whether the guard stopped the archiving of projects. The run must not archive any more then: what it stopped comes
        /// back in smaller numbers, each of which alone would look harmless.
        let isStoppedByGuard: Bool
    }

    /// Decides everything and stores nothing: what ``run(progress:)`` would do.
    func preview(_ each: @escaping @Sendable (PairPlan) -> Void) async throws -> ReconcileCounts {
        try await store.read { [workspace, limits, now = environment.moment] tx in
            var planner = BatchPlanner(workspace: workspace, limits: limits, now: now)
            var counts = ReconcileCounts()
            var last: Int64 = -1
            while true {
                let events = try tx.events(after: last, limit: Self.batchSize, workspace: workspace.id)
                for plan in try planner.plans(for: events, tx) {
                    counts.count(plan)
                    each(plan)
                }
                guard events.count == Self.batchSize, let final = events.last else { return counts }
                last = final.id
            }
        }
    }

    // MARK: One batch

    private struct Batch: Sendable {
        var events = 0
        var counts = ReconcileCounts()
    }

    private func consume(_ tx: StoreTransaction) throws -> [InboxEvent] {
        let events = try tx.events(after: -1, limit: Self.batchSize, workspace: workspace.id)
        try tx.consume(events.map(\.id), workspace: workspace.id)
        return events
    }

    private func applyBatch(_ tx: StoreTransaction, _ taken: [InboxEvent]?) throws -> Batch {
        let events = try taken ?? tx.events(after: -1, limit: Self.batchSize, workspace: workspace.id)
        try discardGivenUp(events.map(\.subject), tx)
        var planner = BatchPlanner(workspace: workspace, limits: limits, now: environment.moment)
        let plans = try planner.plans(for: events, tx)
        var batch = Batch(events: events.count)
        for plan in plans { batch.counts.count(plan) }
        try apply(plans, tx)
        try tx.consume(events.map(\.id), workspace: workspace.id)
        return batch
    }

    /// What was given up about these records is decided anew, since something about them changed. A first task is tried
    /// again as it is: no plan would ask for it a second time.
    private func discardGivenUp(_ subjects: [RecordID], _ tx: StoreTransaction) throws {
        let links = Array(try tx.links(of: subjects, workspace: workspace.id).values)
        try tx.rearm(
            action: PlannedWrite.Action.createTask.rawValue,
            ofLinks: links.filter { $0.state != .pending }.map(\.id),
            at: environment.moment,
            workspace: workspace.id
        )
        try tx.dropDeadWrites(ofLinks: links.map(\.id), workspace: workspace.id)
        for link in links where link.state == .pending { try tx.removeLink(link.id, workspace: workspace.id) }
    }

    private func apply(_ plans: [PairPlan], _ tx: StoreTransaction) throws {
        let known = try tx.links(of: plans.map(\.subject), workspace: workspace.id)
        var links: [Link] = []
        var writes: [OutboxWrite] = []
        for plan in plans {
            let link = link(after: plan, known: known[plan.subject])
            if let link, link != known[plan.subject] { links.append(link) }
            if case .part(let parted) = plan.linkChange { try part(parted, tx) }
            guard let link else { continue }
            writes += try plan.writes.map { try outboxWrite($0, link) }
        }
        try tx.save(links, workspace: workspace.id)
        try tx.add(writes, workspace: workspace.id)
        try tx.remove(plans.flatMap(\.spent), workspace: workspace.id)
        try replaceReview(plans, known, tx)
    }

    private func part(_ link: Link, _ tx: StoreTransaction) throws {
        try tx.removeLink(link.id, workspace: workspace.id)
        guard let contactID = link.contactID, let projectID = link.projectID else { return }
        try tx.part(
            contactID: contactID,
            projectID: projectID,
            at: environment.moment,
            workspace: workspace.id
        )
    }

    private func link(after plan: PairPlan, known: Link?) -> Link? {
        switch plan.linkChange {
        case .none: return known
        case .update(let link): return link
        case .part: return nil
        case .begin(let id, let wasInScope):
            var link = Link(id: newLinkID(), state: .pending, wasInScope: wasInScope)
            link.setRemoteID(id)
            return link
        case .join(let contactID, let projectID, _, let base, let wasInScope):
            return Link(
                id: newLinkID(),
                contactID: contactID,
                projectID: projectID,
                state: .linked,
                base: base,
                wasInScope: wasInScope
            )
        }
    }

    private func newLinkID() -> String { "link-" + String(environment.nextID(), radix: 36) }

    private func outboxWrite(_ plan: PlannedWrite, _ link: Link) throws -> OutboxWrite {
        // What a person approved one by one is no mass change.
        let state: OutboxWrite.State = plan.action == .archive && plan.actor == nil ? .guarded : .pending
        return try OutboxWrite(plan, linkID: link.id, state: state, runID: runID, environment)
    }

    private func replaceReview(_ plans: [PairPlan], _ known: [RecordID: Link], _ tx: StoreTransaction) throws {
        let halves = plans.flatMap { plan in
            plan.joined + [plan.subject] + RecordKind.linked.compactMap { known[plan.subject]?.recordID(of: $0) }
        }
        let rows = plans.flatMap(\.reviewItems).map { ReviewRow($0, at: environment.moment) }
        try tx.replaceReview(of: Array(Set(halves)), by: rows, workspace: workspace.id)
    }

    // MARK: The guard against mass changes

    /// Lets the archiving of projects through, or stops all of it and says so; true when it was stopped.
    private func settleGuarded(_ tx: StoreTransaction) throws -> Bool {
        let guarded = try tx.outboxCounts(workspace: workspace.id)[.guarded] ?? 0
        guard guarded > 0 else { return false }
        let linked = try tx.linkCounts(workspace: workspace.id)[.linked] ?? 0
        let limit = MassChangeGuard(share: workspace.mapping.archiveAtMost, confirmed: confirmedArchives)
        if limit.allows(guarded, of: linked) {
            try tx.releaseGuarded(workspace: workspace.id)
            return false
        }
        let message =
            "this would archive \(guarded) of \(linked) projects at once, more than the mapping's guard allows. "
            + "If that is meant, run: tenon sync run --archive-up-to \(guarded)"
        let linkIDs = try tx.drop(.guarded, workspace: workspace.id)
        let links = try linkIDs.compactMap { try tx.link($0, workspace: workspace.id) }
        let rows = links.compactMap { $0.recordID(of: .contact) }.map {
            ReviewRow(ReviewItem(subject: $0, code: .guarded, message: message), at: environment.moment)
        }
        try tx.addReview(rows, workspace: workspace.id)
        return true
    }
}

extension PairPlan {
    /// The two records that the plan joins.
    fileprivate var joined: [RecordID] {
        guard case .join(let contactID, let projectID, _, _, _) = linkChange else { return [] }
        return [RecordID(.contact, contactID), RecordID(.project, projectID)]
    }
}

extension ReconcileCounts {
    mutating func count(_ plan: PairPlan) {
        considered += 1
        if case .join = plan.linkChange { joined += 1 }
        writes += plan.writes.count
        archives += plan.writes.count { $0.action == .archive }
        needsPerson += plan.reviewItems.count { $0.needsPerson }
    }
}
