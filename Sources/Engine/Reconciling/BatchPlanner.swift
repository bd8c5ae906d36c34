import Reconciliation
import Records
import Storage

/// Plans a batch of events, one after the other, each knowing what the ones before it took.
struct BatchPlanner {
    let workspace: Workspace
    let reconciler: Reconciler
    let limits: PlanLimits
    /// From when on writes count as to and fro.
    let now: Milliseconds
    /// Records that got a link in this pass.
    private(set) var taken: Set<RecordID> = []
    /// Links that were planned: one plan covers both halves, so the other half's event has nothing to add.
    private var planned: Set<String> = []

    init(workspace: Workspace, limits: PlanLimits = .none, now: Milliseconds) {
        self.workspace = workspace
        self.reconciler = Reconciler(mapping: workspace.mapping)
        self.limits = limits
        self.now = now
    }

    mutating func plans(for events: [InboxEvent], _ tx: StoreTransaction) throws -> [PairPlan] {
        let reader = BatchReader(workspace: workspace, reconciler: reconciler, taken: taken)
        let situations = try reader.situations(for: events, tx)
        let awaited = try reader.awaitedProjects(among: situations, tx)
        var decided: [(situation: Situation, plan: PairPlan)] = []
        for situation in situations where !taken.contains(situation.subject) {
            if let link = situation.link, !planned.insert(link.id).inserted { continue }
            var plan = limits.applied(to: reconciler.plan(situation.knowing(taken: taken)))
            if case .begin = plan.linkChange, awaited.contains(situation.subject) { plan = plan.heldAsAwaited }
            take(plan)
            decided.append((situation, plan))
        }
        let flipping = try FlipFlopReader(workspace: workspace, now: now).fields(among: decided, tx)
        return decided.map { situation, plan in
            guard let fields = situation.link.flatMap({ flipping[$0.id] }) else { return plan }
            var situation = situation
            situation.flipping = fields
            return limits.applied(to: reconciler.plan(situation))
        }
    }

    private mutating func take(_ plan: PairPlan) {
        switch plan.linkChange {
        case .none, .update, .part: break
        case .begin(let id, _): taken.insert(id)
        case .join(let contactID, let projectID, _, _, _):
            taken.insert(RecordID(.contact, contactID))
            taken.insert(RecordID(.project, projectID))
        }
    }
}

extension Situation {
    /// The same, with candidates that were taken since it was read shown as linked.
    fileprivate func knowing(taken: Set<RecordID>) -> Situation {
        guard link == nil, candidates.contains(where: { taken.contains($0.record.id) }) else { return self }
        var situation = self
        situation.candidates = candidates.map {
            Candidate(record: $0.record, tier: $0.tier, isLinked: $0.isLinked || taken.contains($0.record.id))
        }
        return situation
    }
}

extension PairPlan {
    /// Nothing, and why: it may be the project that a contact waits for.
    fileprivate var heldAsAwaited: PairPlan {
        let message =
            "has the phone and the name of a contact for whom a project was asked for that does not show yet, and is not "
            + "certainly that one. It makes no second contact. Once the other shows, or this one is archived, it goes on."
        var plan = PairPlan(
            subject: subject,
            reviewItems: [ReviewItem(subject: subject, code: .ambiguous, message: message)]
        )
        plan.label = label
        return plan
    }
}
