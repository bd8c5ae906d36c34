import Foundation
import HighLevel
import Records
import Synchronization

@testable import Engine

/// HighLevel's opportunities in memory.
final class FakeOpportunities: RecordSource {
    struct State {
        var opportunities: [String: Opportunity] = [:]
        var hiddenFromScan: Set<String> = []
        var nextID = 1
    }

    static let pipelines = [
        Pipeline(
            id: "sales",
            name: "Sales",
            stages: [.init(id: "lead", name: "Lead"), .init(id: "sold", name: "Sold")]
        ),
        Pipeline(id: "claims", name: "Claims", stages: [.init(id: "filed", name: "Filed")]),
    ]

    let desk: CallDesk
    let clock: ManualClock
    private let state: Mutex<State>

    var kind: RecordKind { .opportunity }

    init(desk: CallDesk, clock: ManualClock, state: State = State()) {
        self.desk = desk
        self.clock = clock
        self.state = Mutex(state)
    }

    // MARK: What people do

    var snapshot: State { state.withLock { $0 } }

    /// A deal with the contact, won unless said otherwise; its number is the custom field `num`.
    @discardableResult
    func add(
        _ name: String,
        with contactID: String,
        number: String? = nil,
        status: OpportunityStatus = .won,
        stage: String = "sold",
        pipeline: String = "sales"
    ) -> String {
        clock.advance(1)
        return state.withLock { state in
            let id = "deal" + String(format: "%04d", state.nextID)
            state.nextID += 1
            var opportunity = Opportunity(id: id, name: name, status: status, contactID: contactID)
            (opportunity.pipelineID, opportunity.stageID, opportunity.createdAt) = (pipeline, stage, clock.now)
            opportunity.customFields = number.map { [CustomField(id: "num", value: .string($0))] } ?? []
            state.opportunities[id] = opportunity
            return id
        }
    }

    func edit(_ id: String, _ change: (inout Opportunity) -> Void) {
        state.withLock { state in
            guard var opportunity = state.opportunities[id] else { return }
            change(&opportunity)
            state.opportunities[id] = opportunity
        }
    }

    func set(_ status: OpportunityStatus, _ id: String) { edit(id) { $0.status = status } }

    func delete(_ id: String) { state.withLock { _ = $0.opportunities.removeValue(forKey: id) } }

    func hideFromScan(_ ids: Set<String>) { state.withLock { $0.hiddenFromScan = ids } }

    // MARK: RecordSource

    func scan(_ page: ([Record]) async throws -> Void) async throws {
        let shown = state.withLock { state in
            state.opportunities.values.filter { !state.hiddenFromScan.contains($0.id) }.sorted { $0.id < $1.id }
        }
        for start in stride(from: 0, to: max(1, shown.count), by: 5) {
            let rows = try desk.perform(.scanPage) { shown.dropFirst(start).prefix(5).map(Self.record) }
            try await page(rows)
        }
    }

    func read(_ remoteID: String) async throws -> Record? {
        try desk.perform(.read) { state.withLock { $0.opportunities[remoteID] }.map(Self.record) }
    }

    private static func record(_ opportunity: Opportunity) -> Record {
        Record(opportunity: opportunity, pipelines: pipelines)
    }
}
