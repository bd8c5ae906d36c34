import Engine
import Foundation
import Reconciliation
import Records
import Synchronization

/// A plan as a whole: its counts, and every pair for which something follows.
struct PlanDocument: Encodable, Sendable {
    /// One pair's part of the plan.
    struct Entry: Encodable, Sendable {
        let subject: String
        let label: String
        let joinedBy: String?
        let writes: [PlannedWrite]
        let review: [ReviewItem]
    }

    var contacts = 0
    var projects = 0
    var joins = 0
    var writes: [String: Int] = [:]
    var needsPerson = 0
    /// What the product does not offer on the connections, in words.
    var notOffered: [String] = []
    var entries: [Entry] = []

    /// How many writes there are.
    var writeCount: Int { writes.values.reduce(0, +) }

    mutating func add(_ plan: PairPlan) {
        var joinedBy: String?
        if case .join(_, _, let tier, _, _) = plan.linkChange {
            joinedBy = "\(tier)"
            joins += 1
        }
        for write in plan.writes { writes["\(write.system.rawValue) \(write.action.rawValue)", default: 0] += 1 }
        needsPerson += plan.reviewItems.count { $0.needsPerson }
        guard joinedBy != nil || !plan.writes.isEmpty || !plan.reviewItems.isEmpty else { return }
        entries.append(
            Entry(
                subject: plan.subject.description,
                label: plan.label,
                joinedBy: joinedBy,
                writes: plan.writes,
                review: plan.reviewItems
            )
        )
    }
}

/// Collects plans from wherever they are made.
final class PlanCollector: Sendable {
    private let state = Mutex((document: PlanDocument(), plans: [PairPlan]()))

    func add(_ plan: PairPlan) {
        state.withLock {
            $0.document.add(plan)
            $0.plans.append(plan)
        }
    }

    var document: PlanDocument { state.withLock { $0.document } }
    var plans: [PairPlan] { state.withLock { $0.plans } }
}
