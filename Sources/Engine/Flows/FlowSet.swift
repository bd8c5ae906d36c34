public import Mapping

/// The flows that a mapping switches on.
public enum FlowSet {
    /// - Parameters:
    ///   - mapping: Says which flows there are, and how they work.
    ///   - session: What they read with.
    public static func flows(of mapping: MappingDocument, session: RemoteSession) -> [any Flow] {
        var flows: [any Flow] = []
        if let rule = mapping.flows.fieldNotes { flows.append(FieldNoteFlow(rule: rule, session: session)) }
        if let rule = mapping.flows.people {
            flows.append(PeopleFlow(rule: rule, members: MemberSource(client: session.busybusy)))
        }
        return flows
    }
}
