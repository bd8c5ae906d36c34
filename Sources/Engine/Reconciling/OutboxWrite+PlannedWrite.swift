import Foundation
import Reconciliation
import Storage

extension OutboxWrite {
    /// The row that keeps a planned write until its remote has confirmed it.
    ///
    /// - Parameters:
    ///   - linkID: The writes of one link happen in order.
    ///   - earlier: A write of the same intent whose place it takes. If that one may have had an effect, this one looks first.
    init(
        _ plan: PlannedWrite,
        linkID: String,
        state: State = .pending,
        after earlier: OutboxWrite? = nil,
        runID: Int64,
        _ environment: EngineEnvironment
    ) throws {
        let now = environment.moment
        self.init(
            id: environment.nextID(),
            linkID: linkID,
            system: plan.system,
            action: plan.action.rawValue,
            targetID: plan.targetID,
            marker: plan.marker,
            intent: plan.intent,
            payload: try JSONEncoder().encode(plan),
            state: state,
            doubts: earlier?.doubts ?? 0,
            notBefore: now,
            runID: runID,
            createdAt: earlier.map { $0.doubts > 0 ? $0.createdAt : now } ?? now
        )
    }
}
