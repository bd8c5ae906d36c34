import Foundation
import Mapping
import Reconciliation
import Records
import Storage

/// What the crew writes on its time entries to notes on the contact: one an entry, edited when the entry is.
struct FieldNoteFlow: Flow {
    let rule: FieldNoteRule
    let entries: any RecordSource
    let members: any RecordSource
    let subProjects: any RecordSource

    init(
        rule: FieldNoteRule,
        entries: any RecordSource,
        members: any RecordSource,
        subProjects: any RecordSource
    ) {
        self.rule = rule
        self.entries = entries
        self.members = members
        self.subProjects = subProjects
    }

    init(rule: FieldNoteRule, session: RemoteSession) {
        self.init(
            rule: rule,
            entries: TimeEntrySource(client: session.busybusy),
            members: MemberSource(client: session.busybusy),
            subProjects: SubProjectSource(client: session.busybusy)
        )
    }

    static let name = "notes from the field"

    var name: String { Self.name }
    var sources: [any RecordSource] { [entries, members, subProjects] }

    func planner(in context: FlowContext) async throws -> FlowPlanner {
        // One plan a run, so that the bound of a run is one; nothing here waits for an earlier write.
        guard context.round == 0 else { return FlowPlanner { _ in [] } }
        let (workspace, moment) = (context.workspace, context.environment.moment)
        let since: Date? =
            switch rule.since {
            case .switchedOn:
                try await context.store.write {
                    try $0.flowStart(Self.name, at: moment, workspace: workspace.id)
                }.date
            case .day, .all: nil
            }
        let pass = FieldNotePass(rule: rule, workspace: workspace, since: since)
        return FlowPlanner { tx in try pass.plans(tx) }
    }
}
