public import Mapping

/// The flows that a mapping switches on.
public enum FlowSet {
    /// - Parameters:
    ///   - mapping: Says which flows there are, and how they work.
    ///   - session: What they read with.
    public static func flows(of mapping: MappingDocument, session: RemoteSession) -> [any Flow] {
        var flows: [any Flow] = []
        if let rule = mapping.flows.hours {
            flows.append(HoursFlow(rule: rule, highLevel: session.highLevel, busybusy: session.busybusy))
        }
        if let rule = mapping.flows.jobs {
            let opportunities = OpportunitySource(client: session.highLevel)
            let subProjects = SubProjectSource(client: session.busybusy)
            flows.append(JobsFlow(rule, opportunities: opportunities, subProjects: subProjects))
        }
        if let rule = mapping.flows.crewSheet {
            flows.append(CrewSheetFlow(rule: rule, region: mapping.region, client: session.highLevel))
        }
        if let rule = mapping.flows.fieldNotes { flows.append(FieldNoteFlow(rule: rule, session: session)) }
        if let rule = mapping.flows.people {
            flows.append(PeopleFlow(rule: rule, members: MemberSource(client: session.busybusy)))
        }
        return flows
    }
}
