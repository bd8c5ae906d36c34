import Logging
import Records

extension SyncEngine {
    /// The flows whose lists were all read to their end, with the lists that were not.
    struct ReadyFlows: Sendable {
        var flows: [any Flow] = []
        var unread: [RecordKind: RemoteError] = [:]
    }

    /// Reads the lists that the flows need, each once.
    ///
    /// A flow is an extra: what keeps it from its lists is said, and never keeps contacts and projects out of step.
    func scanForFlows(
        _ options: SyncOptions,
        into report: inout SyncReport,
        _ progress: @escaping @Sendable (SyncProgress) -> Void
    ) async throws -> ReadyFlows {
        let scanner = scanner(options)
        var failures: [RecordKind: RemoteError] = [:]
        var read: Set<RecordKind> = []
        for source in flows.flatMap({ $0.sources + $0.optionalSources }) where read.insert(source.kind).inserted {
            do {
                let findings = try await scanner.scan(source) { progress(.reading(source.kind, count: $0)) }
                report.changed += findings.changed
                report.gone += findings.gone
                if findings.unbelievedGone > 0 {
                    failures[source.kind] = RemoteError(
                        .retry(after: nil),
                        "\(findings.unbelievedGone) of them vanished at once, which looks like a lost permission. If they are "
                            + "really gone, run: tenon sync run --accept-gone \(findings.unbelievedGone)"
                    )
                }
            } catch let error as RemoteError {
                failures[source.kind] = error
            }
        }
        let ready = flows.filter { flow in
            let failed = flow.sources.first { failures[$0.kind] != nil }
            guard let failed, let cause = failures[failed.kind] else { return true }
            rest(flow, because: "the \(failed.kind.rawValue) list: \(cause.message)", &report)
            return false
        }
        return ReadyFlows(flows: ready, unread: failures)
    }

    /// Lets each flow read what is stored beside the mirror, once contacts and projects are in it; returns those that could.
    func refresh(_ ready: ReadyFlows, into report: inout SyncReport) async throws -> [any Flow] {
        var refreshed: [any Flow] = []
        for flow in ready.flows {
            do {
                try await flow.refresh(in: context(), unread: ready.unread)
                refreshed.append(flow)
            } catch let error as RemoteError {
                rest(flow, because: error.message, &report)
            }
        }
        return refreshed
    }

    private func context(_ options: SyncOptions = SyncOptions(), round: Int = 0) -> FlowContext {
        FlowContext(
            workspace: workspace,
            store: store,
            environment: environment,
            confirmedArchives: options.confirmedArchives,
            round: round
        )
    }

    /// What each flow plans with; a flow that cannot read what it needs rests.
    func planners(
        of flows: [any Flow],
        _ options: SyncOptions = SyncOptions(),
        round: Int = 0,
        into report: inout SyncReport
    ) async throws -> [FlowPlanner] {
        let context = context(options, round: round)
        var planners: [FlowPlanner] = []
        for flow in flows {
            do {
                let planner = try await flow.planner(in: context)
                planners.append(planner)
                report.warnings += planner.warnings
            } catch let error as RemoteError {
                rest(flow, because: error.message, &report)
            }
        }
        return planners
    }

    /// Plans and sends what the flows want, until they want nothing more: a field has to be made before it is filled.
    func runFlows(
        _ flows: [any Flow],
        _ runID: Int64,
        _ options: SyncOptions,
        _ report: inout SyncReport,
        _ progress: @escaping @Sendable (SyncProgress) -> Void
    ) async throws {
        for round in 0..<Self.maximumFlowRounds where !flows.isEmpty {
            var quiet = SyncReport()
            let planners = try await planners(of: flows, options, round: round, into: &quiet)
            let decided = try await flowPass(runID: runID).run(planners)
            quiet.warnings += decided.notDone.sorted()
            let done = try await dispatch(options, progress)
            for warning in quiet.warnings where !report.warnings.contains(warning) { report.warnings.append(warning) }
            report.reconciled.add(decided.counts)
            report.dispatched.add(done)
            if decided.counts.writes == 0 || done.applied + done.replanned == 0 { return }
        }
    }

    func flowPass(runID: Int64) -> FlowPass {
        FlowPass(workspace: workspace, store: store, environment: environment, runID: runID, limits: limits)
    }

    private static let maximumFlowRounds = 4

    private func rest(_ flow: any Flow, because cause: String, _ report: inout SyncReport) {
        report.warnings.append("\(flow.name) rests in this run: \(cause)")
        logger.warning("a flow rests in this run", metadata: ["flow": "\(flow.name)", "cause": "\(cause)"])
    }
}
