public import Mapping

/// The flows that a mapping switches on.
public enum FlowSet {
    /// - Parameters:
    ///   - mapping: Says which flows there are, and how they work.
    ///   - session: What they read with.
    public static func flows(of mapping: MappingDocument, session: RemoteSession) -> [any Flow] {
        var flows: [any Flow] = []
        if let rule = mapping.flows.crewSheet {
            flows.append(CrewSheetFlow(rule: rule, region: mapping.region, client: session.highLevel))
        }
        return flows
    }
}
