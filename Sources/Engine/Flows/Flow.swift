public import Reconciliation
public import Storage

/// Something that goes one way, out of what both systems say: hours to a contact's fields, notes and tasks to the crew,
/// notes from the field, members to contacts, opportunities to sub-projects.
///
/// A flow keeps no memory of events. It compares what should be with what the store says is, each time anew: what was
/// interrupted or withheld is found again, and what is as it should be costs nothing.
public protocol Flow: Sendable {
    /// What people call it, in warnings.
    var name: String { get }

    /// The lists that it needs in the mirror. Each is read once a run, whichever flows need it.
    var sources: [any RecordSource] { get }

    /// Reads what is no list of records, such as definitions, and says how to plan with it. Called once the pairs are in step.
    ///
    /// - Throws: ``RemoteError``; the flow then rests until the next run, and the others go on.
    func planner(in context: FlowContext) async throws -> FlowPlanner
}

/// What a flow is given to work with.
public struct FlowContext: Sendable {
    public let workspace: Workspace
    public let store: Store
    public let environment: EngineEnvironment
    /// 0 when the flow plans for the first time in a run; then one more each time it is asked again.
    public let round: Int
}

/// What a flow wants, by what the store says. Each plan's subject is a contact, a project, or what the flow reads.
///
/// Every write names its intent (see `PlannedWrite.intent`). No plan changes a link.
public struct FlowPlanner: Sendable {
    public let plans: @Sendable (StoreTransaction) throws -> [PairPlan]

    public init(plans: @escaping @Sendable (StoreTransaction) throws -> [PairPlan]) { self.plans = plans }
}
