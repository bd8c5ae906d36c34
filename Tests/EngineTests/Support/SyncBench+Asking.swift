import Engine
import Reconciliation
import Records
import Storage
import Synchronization

extension SyncBench {
    /// One synchronisation.
    @discardableResult
    func sync(_ options: SyncOptions = SyncOptions()) async throws -> SyncReport {
        clock.advance(1)
        return try await engine.run(options)
    }

    /// Synchronises until nothing moves any more; the number of runs that took.
    @discardableResult
    func settle() async throws -> Int {
        for run in 1...8 {
            let report = try await sync()
            let moved = report.dispatched.applied + report.dispatched.replanned + report.dispatched.retried
            if moved == 0, report.waiting == 0, report.changed == 0 { return run }
            clock.advance(400)
        }
        throw Restless()
    }

    struct Restless: Error {}

    /// What a run would do.
    func plans() async throws -> [PairPlan] {
        let plans = Collected()
        clock.advance(1)
        _ = try await engine.plan { plan in plans.add(plan) }
        return plans.all
    }

    /// The writes that a run would make.
    func plannedWrites() async throws -> [PlannedWrite] { try await plans().flatMap(\.writes) }

    var writeCount: Int { contacts.desk.writeCount + projects.desk.writeCount }

    func review() async throws -> [ReviewRow] {
        try await store.read { try $0.review(limit: 100, workspace: Self.workspace) }
    }

    func reviewCodes() async throws -> [String] { try await review().map(\.code).sorted() }

    func outbox() async throws -> [OutboxWrite.State: Int] {
        try await store.read { try $0.outboxCounts(workspace: Self.workspace) }
    }

    func journal() async throws -> [JournalEntry] {
        try await store.read { try $0.journal(limit: 1000, workspace: Self.workspace) }.reversed()
    }

    func link(ofContact id: String) async throws -> Link? {
        let subject = RecordID(.contact, id)
        return try await store.read { try $0.links(of: [subject], workspace: Self.workspace)[subject] }
    }

    /// The project that the contact is joined to.
    func project(ofContact id: String) async throws -> String? { try await link(ofContact: id)?.projectID }

    private final class Collected: Sendable {
        private let plans = Mutex<[PairPlan]>([])
        var all: [PairPlan] { plans.withLock { $0 } }
        func add(_ plan: PairPlan) { plans.withLock { $0.append(plan) } }
    }
}
