import Foundation
import Synchronization

/// The busybusy side without its HTTP: one state under one lock, requests in, replies out.
final class BusybusyService: Sendable {
    struct Memory: Sendable {
        var state: BusybusyState
        var traffic = BusybusyTraffic()
        var schema: GraphQLSchema
    }

    let memory: Mutex<Memory>
    let clock: @Sendable () -> Date
    let account: BusybusyAccount

    init(_ state: BusybusyState, clock: @escaping @Sendable () -> Date) {
        account = state.account
        memory = Mutex(Memory(state: state, schema: BusybusySchema.schema(for: state.settings)))
        self.clock = clock
    }

    /// A copy of the state, for snapshots.
    var state: BusybusyState { memory.withLock { $0.state } }

    /// Projects of every level, archived ones included.
    var projectCount: Int { memory.withLock { $0.state.projects.rows.count } }

    /// Counts every change of the state.
    var changeCount: Int { memory.withLock { $0.state.changeCount } }

    /// The type system that holds now.
    var schema: GraphQLSchema { memory.withLock { $0.schema } }

    /// What is switched how.
    var settings: BusybusySettings { memory.withLock { $0.state.settings } }

    /// Counts a request and tells what its key shows, nil when it opens nothing.
    func admits(_ key: String?) -> BusybusyViewer? {
        memory.withLock { memory in
            memory.traffic.countRequest()
            guard !memory.state.isRevoked else { return nil }
            let settings = memory.state.settings
            switch key {
            case account.key: return settings.limitedPosition ? .half : .all
            case account.limitedKey: return .half
            case account.integrationKey: return settings.integrationKeyAccepted ? .all : nil
            default: return nil
            }
        }
    }

    /// Kills the key, or brings it back.
    func setRevoked(_ revoked: Bool) {
        memory.withLock { memory in
            guard memory.state.isRevoked != revoked else { return }
            memory.state.isRevoked = revoked
            memory.state.changeCount += 1
        }
    }

    /// Reads and checks a request, executes nothing. Throws with every problem found.
    func prepare(_ request: BusybusyRequest) throws(BusybusyRefusal) -> GraphQLPlan {
        let schema = schema
        let document = try refusing { () throws(GraphQLError) in try GraphQLParser.parse(request.query) }
        let problems = GraphQLValidator.validate(document, against: schema)
        guard problems.isEmpty else { throw BusybusyRefusal(errors: problems) }
        let operation = try refusing { () throws(GraphQLError) in try document.operation(named: request.operationName) }
        let (values, errors) = GraphQLInput(schema: schema).variables(of: operation, from: request.variables)
        guard errors.isEmpty else { throw BusybusyRefusal(errors: errors) }
        return try refusing { () throws(GraphQLError) in
            var planner = GraphQLPlanner(schema: schema, document: document, variables: values)
            return try planner.plan(operation)
        }
    }

    private func refusing<Value>(_ body: () throws(GraphQLError) -> Value) throws(BusybusyRefusal) -> Value {
        do throws(GraphQLError) {
            return try body()
        } catch {
            throw BusybusyRefusal(errors: [error])
        }
    }

    /// Counts what a request is about and takes the fault that is set for it.
    func fault(for operations: [String]) -> BusybusyFault? {
        memory.withLock { $0.traffic.take(operations) }
    }

    /// Carries out a plan, all of it at one instant.
    func execute(
        _ plan: GraphQLPlan,
        sees viewer: BusybusyViewer = .all,
        repeatingCursor: Bool = false
    ) -> GraphQLResponse {
        let now = clock()
        let context = BusybusyContext(now: now.wholeSeconds, repeatsCursor: repeatingCursor, viewer: viewer)
        return memory.withLock { memory in
            memory.state.settle(at: now.wholeMilliseconds)
            var executor = GraphQLExecutor<BusybusyState>(schema: memory.schema, context: context)
            return executor.execute(plan, from: .root, on: &memory.state)
        }
    }

    /// Whether the reply of a write that was just done is lost.
    func losesReply() -> Bool { memory.withLock { $0.traffic.losesReply($0.state.settings) } }

    /// Sets a fault.
    func add(_ fault: BusybusyFault) { memory.withLock { $0.traffic.add(fault) } }

    /// Forgets every fault.
    func clearFaults() { memory.withLock { $0.traffic.clearFaults() } }

    /// Counts of requests and operations.
    var stats: GraphQLValue { memory.withLock { $0.traffic.stats(BusybusyService.operations) } }

    /// Everything that can be counted and can fail: the root fields, the export, the hooks.
    static let operations = BusybusySchema.schema.rootFields + BusybusyFault.otherOperations
}
