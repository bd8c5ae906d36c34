import Foundation
import Reconciliation
import Records
import Storage

/// Puts what the flows want into the outbox: of each intent the newest, and none twice.
struct FlowPass: Sendable {
    let workspace: Workspace
    let store: Store
    let environment: EngineEnvironment
    let runID: Int64
    /// What of the writes the way to write cannot do.
    let limits: PlanLimits

    /// What a pass decided.
    struct Result: Sendable {
        var counts = ReconcileCounts()
        /// What the flows want and the way to write cannot do, each thing once, in words for a person.
        var notDone: Set<String> = []
    }

    /// Plans and stores, all flows in one transaction.
    func run(_ planners: [FlowPlanner]) async throws -> Result {
        try await store.write { [self] tx in
            var result = Result()
            var items: [ReviewItem] = []
            try tx.dropWithheldIntents(workspace: workspace.id)
            for planner in planners {
                let plans = try planner.plans(tx).map { possible($0, &result) }
                result.counts.writes += try store(plans, tx)
                items += plans.flatMap(\.reviewItems)
            }
            result.counts.needsPerson = items.count { $0.needsPerson }
            try replaceReview(by: items, tx)
            return result
        }
    }

    /// Plans and stores nothing.
    func preview(_ planners: [FlowPlanner], _ each: @escaping @Sendable (PairPlan) -> Void) async throws -> Result {
        try await store.read { [self] tx in
            var result = Result()
            for plan in try planners.flatMap({ try $0.plans(tx) }).map({ possible($0, &result) }) {
                result.counts.writes += plan.writes.count
                result.counts.needsPerson += plan.reviewItems.count { $0.needsPerson }
                each(plan)
            }
            return result
        }
    }

    /// The plan with those of its writes that can be made as a whole.
    private func possible(_ plan: PairPlan, _ result: inout Result) -> PairPlan {
        var plan = plan
        plan.writes.removeAll { write in
            let found = limits.limits(write)
            for limit in found {
                result.notDone.insert("\(write.action.rawValue) of a \(write.kind.rawValue): \(limit.reason)")
            }
            return !found.isEmpty
        }
        return plan
    }

    /// Adds the writes that are not in the outbox already, and returns how many they were.
    private func store(_ plans: [PairPlan], _ tx: StoreTransaction) throws -> Int {
        let known = try tx.writes(
            ofIntents: plans.flatMap { $0.writes.compactMap(\.intent) },
            workspace: workspace.id
        )
        let links = try tx.links(of: plans.map(\.subject), workspace: workspace.id)
        var replaced: [String] = []
        var writes: [OutboxWrite] = []
        for plan in plans {
            for write in plan.writes {
                guard let intent = write.intent else { preconditionFailure("a flow's write names its intent") }
                if let open = known[intent] {
                    guard try gives(way: open, to: write) else { continue }
                    replaced.append(intent)
                }
                // A contact's notes keep their order, and are no part of what a link decides anew.
                let notes = write.note == nil ? nil : write.targetID.map { "notes of \($0)" }
                let linkID = notes ?? links[plan.subject]?.id ?? intent
                writes.append(
                    try OutboxWrite(write, linkID: linkID, after: known[intent], runID: runID, environment)
                )
            }
        }
        try tx.dropWrites(ofIntents: replaced, workspace: workspace.id)
        try tx.add(writes, workspace: workspace.id)
        return writes.count
    }

    /// Whether an unfinished write makes room for a new one of the same intent. One that may have had an effect stays until
    /// that is known; one that was given up stays until something else is wanted.
    private func gives(way open: OutboxWrite, to write: PlannedWrite) throws -> Bool {
        switch open.state {
        case .withheld: return true
        case .pending, .sending, .guarded, .accepted: return false
        case .dead: return try JSONDecoder().decode(PlannedWrite.self, from: open.payload) != write
        }
    }

    /// What flows say for a person, beside what reconciliation says.
    private func replaceReview(by items: [ReviewItem], _ tx: StoreTransaction) throws {
        let code = ReviewItem.Code.fence.rawValue
        var stood: Set<RecordID> = []
        try tx.eachReviewSubject(of: [code], workspace: workspace.id) { stood.insert($0) }
        let stands = Set(items.filter { $0.code == .fence }.map(\.subject))
        try tx.removeReview(code: code, of: Array(stood.subtracting(stands)), workspace: workspace.id)
        try tx.addReview(items.map { ReviewRow($0, at: environment.moment) }, workspace: workspace.id)
    }
}
