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
    private let keepsEntries: Bool

    private enum CodingKeys: String, CodingKey {
        case contacts, projects, joins, writes, needsPerson, entries
    }

    /// - Parameter keepsEntries: Whether every pair is listed; else all are counted only.
    init(keepsEntries: Bool = true) { self.keepsEntries = keepsEntries }

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
        guard keepsEntries, joinedBy != nil || !plan.writes.isEmpty || !plan.reviewItems.isEmpty else { return }
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

/// Collects plans from wherever they are made: the counts of all, and those that are to be shown.
final class PlanCollector: Sendable {
    private struct State {
        var document: PlanDocument
        var shown: [PairPlan] = []
        var tellingCount = 0
    }

    private let state: Mutex<State>
    private let limit: Int

    /// - Parameters:
    ///   - limit: The most plans to keep for a person to read. A first plan of fifty thousand pairs is mostly counted.
    ///   - keepsEntries: Whether the document lists every pair.
    init(limit: Int = .max, keepsEntries: Bool = true) {
        self.limit = limit
        state = Mutex(State(document: PlanDocument(keepsEntries: keepsEntries)))
    }

    func add(_ plan: PairPlan) {
        state.withLock {
            $0.document.add(plan)
            guard plan.tellsSomething else { return }
            $0.tellingCount += 1
            if $0.shown.count < limit { $0.shown.append(plan) }
        }
    }

    var document: PlanDocument { state.withLock { $0.document } }
    /// The first of the plans from which something follows.
    var shown: [PairPlan] { state.withLock { $0.shown } }
    /// How many plans there are from which something follows.
    var tellingCount: Int { state.withLock { $0.tellingCount } }
}

extension PairPlan {
    /// Whether a person reads anything of it in a plan.
    fileprivate var tellsSomething: Bool {
        if case .join = linkChange { return true }
        return !writes.isEmpty || reviewItems.contains(where: \.needsPerson)
    }
}
