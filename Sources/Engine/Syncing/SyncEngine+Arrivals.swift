import Records
import Storage

extension SyncEngine {
    /// Reads what arrived messages are about, and brings those pairs in step. Lists are not read, but for that of projects
    /// when a contact may need one: a project that a person made meanwhile must be found before another is made.
    ///
    /// Call it only after a whole run: it decides by the mirror.
    ///
    /// - Returns: What was done; nil when nothing had arrived that differs from the mirror.
    /// - Throws: `RemoteError` when a system does not answer. What was not read waits for the next call.
    public func runArrivals(
        _ options: SyncOptions = SyncOptions(),
        progress: @escaping @Sendable (SyncProgress) -> Void = { _ in }
    ) async throws -> SyncReport? {
        let changed = try await arrivalReader.readAll()
        guard !changed.isEmpty else { return nil }
        let runID = environment.nextID()
        try await store.write { [workspace, moment = environment.moment] in
            try $0.startRun(runID, kind: "webhooks", at: moment, workspace: workspace.id)
        }
        var report = SyncReport()
        report.changed = changed.count
        do {
            try await arrivalSteps(changed, runID, options, &report, progress)
            try await finish(runID, "done", report)
            return report
        } catch {
            try? await finish(runID, "\(error)", report)
            throw error
        }
    }

    private var arrivalReader: ArrivalReader {
        var sources = Dictionary(
            flows.flatMap(\.sources).map { ($0.kind, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        sources[.contact] = contacts
        sources[.project] = projects
        return ArrivalReader(
            workspace: workspace,
            store: store,
            environment: environment,
            logger: logger,
            sources: sources
        )
    }

    private func arrivalSteps(
        _ changed: Set<RecordID>,
        _ runID: Int64,
        _ options: SyncOptions,
        _ report: inout SyncReport,
        _ progress: @escaping @Sendable (SyncProgress) -> Void
    ) async throws {
        if try await mayNeedProjects(changed) {
            let findings = try await scanner(options).scan(projects) { progress(.reading(.project, count: $0)) }
            report.projectsRead = findings.read
            guard findings.unbelievedGone == 0 else { return }
        }
        try await reconcileRounds(runID, options, &report, progress)
        let followers = try await followers(of: changed, options)
        try await runFlows(followers, runID, options, &report, progress)
        try await countLeftovers(&report)
    }

    /// The flows that an opportunity among the records concerns, their other lists read anew: what a person made there
    /// meanwhile must be found before another is made.
    private func followers(of changed: Set<RecordID>, _ options: SyncOptions) async throws -> [any Flow] {
        guard changed.contains(where: { $0.kind == .opportunity }) else { return [] }
        let followers = flows.filter(\.followsArrivals)
        for source in followers.flatMap(\.sources) where source.kind != .opportunity {
            let findings = try await scanner(options).scan(source) { _ in }
            guard findings.unbelievedGone == 0 else { return [] }
        }
        return followers
    }

    /// Whether a contact without a link is among the records.
    private func mayNeedProjects(_ changed: Set<RecordID>) async throws -> Bool {
        let ids = changed.filter { $0.kind == .contact }
        guard !ids.isEmpty else { return false }
        return try await store.read { [workspace] tx in
            try tx.links(of: Array(ids), workspace: workspace.id).count < ids.count
        }
    }
}
