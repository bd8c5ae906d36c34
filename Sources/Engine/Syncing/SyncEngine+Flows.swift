import Logging
import Records

extension SyncEngine {
    /// Reads the lists that the flows need, each once; returns the flows whose lists were all read to their end.
    ///
    /// A flow is an extra: what keeps it from its lists is said, and never keeps contacts and projects out of step.
    func scanForFlows(
        into report: inout SyncReport,
        _ progress: @escaping @Sendable (SyncProgress) -> Void
    ) async throws -> [any Flow] {
        let scanner = Scanner(workspace: workspace, store: store, environment: environment, logger: logger)
        var failures: [RecordKind: String] = [:]
        var read: Set<RecordKind> = []
        for source in flows.flatMap(\.sources) where read.insert(source.kind).inserted {
            do {
                let findings = try await scanner.scan(source) { progress(.reading(source.kind, count: $0)) }
                report.changed += findings.changed
                report.gone += findings.gone
                if findings.unbelievedGone > 0 {
                    failures[source.kind] =
                        "\(findings.unbelievedGone) of them vanished at once, which looks like a lost permission"
                }
            } catch let error as RemoteError {
                failures[source.kind] = error.message
            }
        }
        return flows.filter { flow in
            let failed = flow.sources.first { failures[$0.kind] != nil }
            guard let failed, let cause = failures[failed.kind] else { return true }
            rest(flow, because: "the \(failed.kind.rawValue) list: \(cause)", &report)
            return false
        }
    }

    /// What each flow plans with; a flow that cannot read what it needs rests.
    func planners(of flows: [any Flow], round: Int = 0, into report: inout SyncReport) async throws -> [FlowPlanner] {
        let context = FlowContext(workspace: workspace, store: store, environment: environment, round: round)
        var planners: [FlowPlanner] = []
        for flow in flows {
            do {
                planners.append(try await flow.planner(in: context))
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
        let flowPass = FlowPass(workspace: workspace, store: store, environment: environment, runID: runID)
        for round in 0..<Self.maximumFlowRounds where !flows.isEmpty {
            var quiet = SyncReport()
            let planners = try await planners(of: flows, round: round, into: &quiet)
            let decided = try await flowPass.run(planners)
            let done = try await dispatch(options, progress)
            for warning in quiet.warnings where !report.warnings.contains(warning) { report.warnings.append(warning) }
            report.reconciled.add(decided)
            report.dispatched.add(done)
            if decided.writes == 0 || done.applied + done.replanned == 0 { return }
        }
    }

    private static let maximumFlowRounds = 4

    private func rest(_ flow: any Flow, because cause: String, _ report: inout SyncReport) {
        report.warnings.append("\(flow.name) rests in this run: \(cause)")
        logger.warning("a flow rests in this run", metadata: ["flow": "\(flow.name)", "cause": "\(cause)"])
    }
}
