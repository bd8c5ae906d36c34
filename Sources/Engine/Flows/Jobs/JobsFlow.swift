import Mapping
import Reconciliation
import Storage

/// Makes jobs of opportunities.
///
/// As root projects they need no writes of the flow: with the opportunities in the mirror, each contact tells of its own, and
/// reconciliation does the rest. As sub-projects, each opportunity gets one below the project of its contact.
struct JobsFlow: Flow {
    let rule: JobRule
    let sources: [any RecordSource]

    var name: String { "jobs" }
    var followsArrivals: Bool { true }

    init(_ rule: JobRule, opportunities: any RecordSource, subProjects: any RecordSource) {
        self.rule = rule
        sources = rule.shape == .subProjects ? [opportunities, subProjects] : [opportunities]
    }

    func planner(in context: FlowContext) async throws -> FlowPlanner {
        guard rule.shape == .subProjects else { return FlowPlanner { _ in [] } }
        let limit = MassChangeGuard(
            share: context.workspace.mapping.archiveAtMost,
            confirmed: context.confirmedArchives
        )
        let pass = JobPass(rule: rule, workspace: context.workspace.id, limit: limit)
        return FlowPlanner { try pass.plans($0) }
    }
}
