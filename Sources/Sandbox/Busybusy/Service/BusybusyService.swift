import Foundation
import Synchronization

/// The busybusy side without its HTTP: one state under one lock, requests in, replies out.
final class BusybusyService: Sendable {
    private struct Memory: Sendable {
        var state: BusybusyState
        var traffic = BusybusyTraffic()
    }

    private let memory: Mutex<Memory>
    private let clock: @Sendable () -> Date
    let schema = BusybusySchema.schema
    let account: BusybusyAccount

    init(_ state: BusybusyState, clock: @escaping @Sendable () -> Date) {
        account = state.account
        memory = Mutex(Memory(state: state))
        self.clock = clock
    }

    /// A copy of the state, for snapshots.
    var state: BusybusyState { memory.withLock { $0.state } }

    /// Projects of every level, archived ones included.
    var projectCount: Int { memory.withLock { $0.state.projects.rows.count } }

    /// Counts every change of the state.
    var changeCount: Int { memory.withLock { $0.state.changeCount } }

    /// Counts a request and tells whether its key is the living one.
    func admits(_ key: String?) -> Bool {
        memory.withLock { memory in
            memory.traffic.countRequest()
            return !memory.state.isRevoked && key == account.key
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

    /// Counts a plan's root fields and takes the fault that is set for one of them.
    func fault(for plan: GraphQLPlan) -> BusybusyFault? {
        memory.withLock { $0.traffic.take(plan.fields.map(\.name)) }
    }

    /// Carries out a plan, all of it at one instant.
    func execute(_ plan: GraphQLPlan, repeatingCursor: Bool = false) -> GraphQLResponse {
        let context = BusybusyContext(now: clock().wholeSeconds, repeatsCursor: repeatingCursor)
        return memory.withLock { memory in
            var executor = GraphQLExecutor<BusybusyState>(context: context)
            return executor.execute(plan, from: .root, on: &memory.state)
        }
    }

    /// Sets a fault.
    func add(_ fault: BusybusyFault) { memory.withLock { $0.traffic.add(fault) } }

    /// Forgets every fault.
    func clearFaults() { memory.withLock { $0.traffic.clearFaults() } }

    /// Counts of requests and operations.
    var stats: GraphQLValue { memory.withLock { $0.traffic.stats(schema.rootFields) } }
}
