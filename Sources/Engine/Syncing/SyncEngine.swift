import Foundation
public import Logging
import Mapping
public import Reconciliation
import Records
public import Storage

/// Keeps one workspace's contacts and projects in step: scan, reconcile, dispatch, until nothing is left to do.
///
///     let engine = SyncEngine(workspace: workspace, store: store, contacts: highLevel, projects: busybusy,
///                             environment: .live(), logger: logger)
///     let report = try await engine.run()
///
/// One engine at a time may work on a store (see `StoreLock`).
public struct SyncEngine: Sendable {
    public let workspace: Workspace
    public let store: Store
    let contacts: any RemoteConnection
    let projects: any RemoteConnection
    let flows: [any Flow]
    public let environment: EngineEnvironment
    let retry: RetryStrategy
    let history: HistoryLimits
    let logger: Logger

    public init(
        workspace: Workspace,
        store: Store,
        contacts: any RemoteConnection,
        projects: any RemoteConnection,
        flows: [any Flow] = [],
        environment: EngineEnvironment,
        retry: RetryStrategy = .standard,
        history: HistoryLimits = .standard,
        logger: Logger
    ) {
        precondition(contacts.kind == .contact && projects.kind == .project, "each connection in its place")
        self.workspace = workspace
        self.store = store
        self.contacts = contacts
        self.projects = projects
        self.flows = flows
        self.environment = environment
        self.retry = retry
        self.history = history
        self.logger = logger
    }

    /// Reads both systems and says what a run would do. Nothing is written to either of them.
    ///
    /// - Parameters:
    ///   - progress: Called with each step forward.
    ///   - each: Called with every pair's plan, in order.
    /// - Throws: `RemoteError` when a system cannot be read to its end.
    public func plan(
        progress: @escaping @Sendable (SyncProgress) -> Void = { _ in },
        each: @escaping @Sendable (PairPlan) -> Void
    ) async throws -> SyncReport {
        var report = SyncReport()
        report.notOffered = try await notOffered()
        try await takeUp()
        let left = try await requeue(retriesFailed: false)
        let ready = try await scanForFlows(SyncOptions(), into: &report, progress)
        try await scan(SyncOptions(), into: &report, progress)
        if left.hasNews || report.changed + report.gone > 0 { try await requeueUnclaimed() }
        if left.hasAccepted { try await settleAccepted(resending: false, &report) }
        report.reconciled = try await pass(runID: 0, SyncOptions()).preview(each)
        let planners = try await planners(of: try await refresh(ready, into: &report), into: &report)
        let wanted = try await flowPass(runID: 0).preview(planners, each)
        report.reconciled.add(wanted.counts)
        report.warnings += wanted.notDone.sorted()
        try await countLeftovers(&report)
        try await warnOfGuard(&report)
        return report
    }

    /// Brings both systems in step and returns what was done.
    ///
    /// - Parameters:
    ///   - options: What a person asked for.
    ///   - progress: Called with each step forward.
    /// - Throws: `RemoteError` when a system cannot be read to its end or does not accept the credential. What was done
    ///   until then stays done, and the next run goes on from there.
    public func run(
        _ options: SyncOptions = SyncOptions(),
        progress: @escaping @Sendable (SyncProgress) -> Void = { _ in }
    ) async throws -> SyncReport {
        try await takeUp()
        let runID = environment.nextID()
        try await store.write { [workspace, moment = environment.moment] in
            try $0.startRun(runID, kind: "sync", at: moment, workspace: workspace.id)
        }
        var report = SyncReport()
        do {
            try await steps(runID, options, &report, progress)
            try await finish(runID, "done", report)
            return report
        } catch {
            try? await finish(runID, "\(error)", report)
            throw error
        }
    }

    // MARK: Steps

    private func steps(
        _ runID: Int64,
        _ options: SyncOptions,
        _ report: inout SyncReport,
        _ progress: @escaping @Sendable (SyncProgress) -> Void
    ) async throws {
        report.notOffered = try await notOffered()
        // What an earlier process left on its way comes first: its links wait for it.
        try await recover()
        report.dispatched.add(try await dispatch(options, progress))
        let left = try await requeue(retriesFailed: options.retriesFailed)
        let ready = try await scanForFlows(options, into: &report, progress)
        try await scan(options, into: &report, progress)
        guard report.vanished == 0 else { return try await countLeftovers(&report) }
        if left.hasNews || report.changed + report.gone > 0 { try await requeueUnclaimed() }
        if left.hasAccepted { try await settleAccepted(resending: options.retriesFailed, &report) }
        try await reconcileRounds(runID, options, &report, progress)
        try await runFlows(try await refresh(ready, into: &report), runID, options, &report, progress)
        try await countLeftovers(&report)
    }

    /// Decides and sends until nothing is left that could be decided now.
    func reconcileRounds(
        _ runID: Int64,
        _ options: SyncOptions,
        _ report: inout SyncReport,
        _ progress: @escaping @Sendable (SyncProgress) -> Void
    ) async throws {
        // A write may lead to a new event (the target had moved). Few rounds settle it; what is left waits for the next run.
        for _ in 0..<Self.maximumRounds {
            let pass = try await pass(runID, options).run { progress(.reconciling($0)) }
            let decided = pass.counts
            report.reconciled.add(decided)
            let done = try await dispatch(options, progress)
            report.dispatched.add(done)
            // What the guard stopped would come back in smaller numbers, each of which alone would look harmless.
            if pass.isStoppedByGuard { break }
            if decided.considered == 0, done.applied == 0, done.replanned == 0 { break }
        }
    }

    private static let maximumRounds = 6

    private func pass(_ runID: Int64, _ options: SyncOptions) -> ReconcilePass { pass(runID: runID, options) }

    func pass(runID: Int64, _ options: SyncOptions) -> ReconcilePass {
        ReconcilePass(
            workspace: workspace,
            store: store,
            environment: environment,
            runID: runID,
            confirmedArchives: options.confirmedArchives,
            limits: limits
        )
    }

    /// What each system's way to write cannot do.
    var limits: PlanLimits {
        PlanLimits { [contacts, projects] write in
            (write.system == .highLevel ? contacts : projects).limits(of: write)
        }
    }

    /// Takes up what an earlier process left: the mapping it used, its ids, and the writes it decided on and never began,
    /// which are decided anew on what is true now.
    func takeUp() async throws {
        let (isNew, greatestID) = try await store.write { [workspace] tx in
            try tx.withholdUnattempted(workspace: workspace.id)
            return (
                try tx.adopt(mappingDigest: workspace.mappingDigest, workspace: workspace.id),
                try tx.greatestID(workspace: workspace.id)
            )
        }
        if !environment.has(.reusesIDs) { environment.identities.advance(past: greatestID) }
        if isNew { logger.notice("the mapping changed; every record is looked at again") }
    }

    func recover() async throws {
        for connection in [contacts, projects] {
            let count = try await dispatcher(connection, patience: 0).recover()
            if count > 0 {
                logger.notice(
                    "writes of a process that ended are looked up before they are tried again",
                    metadata: ["system": "\(connection.kind.system.rawValue)", "writes": "\(count)"]
                )
            }
        }
    }

    func scan(
        _ options: SyncOptions,
        into report: inout SyncReport,
        _ progress: @escaping @Sendable (SyncProgress) -> Void
    ) async throws {
        let scanner = scanner(options)
        async let left = scanner.scan(contacts) { progress(.reading(.contact, count: $0)) }
        async let right = scanner.scan(projects) { progress(.reading(.project, count: $0)) }
        let (contactFindings, projectFindings) = try await (left, right)
        report.contactsRead = contactFindings.read
        report.projectsRead = projectFindings.read
        report.changed += contactFindings.changed + projectFindings.changed
        report.gone += contactFindings.gone + projectFindings.gone
        for (kind, findings) in [(RecordKind.contact, contactFindings), (.project, projectFindings)]
        where findings.unbelievedGone > 0 {
            report.vanished += findings.unbelievedGone
            report.warnings.append(vanished(findings.unbelievedGone, of: kind))
        }
    }

    func scanner(_ options: SyncOptions) -> Scanner {
        Scanner(
            workspace: workspace,
            store: store,
            environment: environment,
            logger: logger,
            confirmedGone: options.confirmedGone
        )
    }

    private func vanished(_ count: Int, of kind: RecordKind) -> String {
        "\(count) \(kind.rawValue)s were not in \(kind.system.title)'s complete list. So many at once look like a lost "
            + "permission, so a run stops there and changes nothing. Check the credential's rights. If they are really "
            + "gone, run: tenon sync run --accept-gone \(count)"
    }

    /// Lets each connection find out what it can do, where that is not known yet, and says what is not offered on it.
    ///
    /// - Throws: `RemoteError` when a system cannot be asked.
    public func notOffered() async throws -> [String] {
        var lines: [String] = []
        for connection in [contacts, projects] {
            try await connection.prepare()
            lines += connection.notOffered
        }
        return lines
    }

    /// Looks in what was just read for the writes that a remote took without a word about the result.
    private func settleAccepted(resending: Bool, _ report: inout SyncReport) async throws {
        for connection in [contacts, projects] {
            let counts = try await dispatcher(connection, patience: 0).settleAccepted(resending: resending)
            report.dispatched.add(counts)
        }
    }

    func countLeftovers(_ report: inout SyncReport) async throws {
        let (counts, review) = try await store.read { [workspace] tx in
            (
                try tx.outboxCounts(workspace: workspace.id), try tx.reviewCounts(workspace: workspace.id)
            )
        }
        report.withheld = counts[.withheld] ?? 0
        report.waiting = (counts[.pending] ?? 0) + (counts[.sending] ?? 0)
        report.accepted = counts[.accepted] ?? 0
        report.givenUp = counts[.dead] ?? 0
        report.needsPerson = review.filter { ReviewItem.Code(rawValue: $0.key)?.needsPerson == true }.values.reduce(
            0,
            +
        )
        report.guarded = review[ReviewItem.Code.guarded.rawValue] ?? 0
    }

    /// Says before a run what the guard against mass changes would say in it.
    private func warnOfGuard(_ report: inout SyncReport) async throws {
        let linked = try await store.read { [workspace] in try $0.linkCounts(workspace: workspace.id)[.linked] ?? 0 }
        let archives = report.reconciled.archives
        let limit = MassChangeGuard(share: workspace.mapping.archiveAtMost)
        guard !limit.allows(archives, of: linked) else { return }
        report.warnings.append(
            "\(archives) of \(linked) projects would be archived at once, more than the mapping's guard allows. A run stops "
                + "all of them, unless it is told: tenon sync run --archive-up-to \(archives)"
        )
    }

    /// Puts the run's end on record, and keeps history within its limits where it is not.
    func finish(_ runID: Int64, _ outcome: String, _ report: SyncReport) async throws {
        let counts = try JSONEncoder().encode(report)
        let isUntidy = try await store.write { [workspace, historyKeeper, moment = environment.moment] tx in
            try tx.finishRun(runID, outcome: outcome, counts: counts, at: moment, workspace: workspace.id)
            return try historyKeeper.isUntidy(now: moment, tx)
        }
        if isUntidy { await keepHistory() }
    }
}
