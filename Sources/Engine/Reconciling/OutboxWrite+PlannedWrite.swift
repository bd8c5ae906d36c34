import Foundation
import Reconciliation
import Storage

extension OutboxWrite {
    /// The row that keeps a planned write until its remote has confirmed it.
    ///
    /// - Parameter linkID: The writes of one link happen in order.
    init(
        _ plan: PlannedWrite,
        linkID: String,
        state: State = .pending,
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
            notBefore: now,
            runID: runID,
            createdAt: now
        )
    }
}
