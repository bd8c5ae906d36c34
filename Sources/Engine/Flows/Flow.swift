public import Reconciliation
public import Records
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

    /// Lists that it uses where they can be read, and can do without.
    var optionalSources: [any RecordSource] { get }

    /// Whether it also plans after single records arrived, when no list was read: it must do with the mirror then.
    var followsArrivals: Bool { get }

    /// Reads what is stored beside the mirror. Called once a run, when contacts and projects are read.
    ///
    /// - Parameter unread: The lists that were not read to their end, with the reason.
    /// - Throws: ``RemoteError``; the flow then rests until the next run, and the others go on.
    func refresh(in context: FlowContext, unread: [RecordKind: RemoteError]) async throws

    /// Reads what is no list of records, such as definitions, and says how to plan with it. Called once the pairs are in step.
    ///
    /// - Throws: ``RemoteError``; the flow then rests until the next run, and the others go on.
    func planner(in context: FlowContext) async throws -> FlowPlanner
}

extension Flow {
    public var optionalSources: [any RecordSource] { [] }
    public var followsArrivals: Bool { false }
    public func refresh(in context: FlowContext, unread: [RecordKind: RemoteError]) async throws {}
}

/// What a flow is given to work with.
public struct FlowContext: Sendable {
    public let workspace: Workspace
    public let store: Store
    public let environment: EngineEnvironment
    /// How many a person confirmed may be archived at once, instead of the mapping's share.
    public let confirmedArchives: Int?
    /// How often the flows were planned before in this run.
    public var round = 0
}

/// What a flow wants, by what the store says. Each plan's subject is a contact, a project, or what the flow reads.
///
/// Every write names its intent (see `PlannedWrite.intent`). No plan changes a link.
public struct FlowPlanner: Sendable {
    public let plans: @Sendable (StoreTransaction) throws -> [PairPlan]
    /// What a person should know although the flow goes on, with what to do.
    public let warnings: [String]

    public init(
        warnings: [String] = [],
        plans: @escaping @Sendable (StoreTransaction) throws -> [PairPlan]
    ) {
        self.warnings = warnings
        self.plans = plans
    }
}
