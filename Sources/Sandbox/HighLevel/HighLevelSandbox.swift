import Foundation
import Hummingbird
import Synchronization

/// An emulator of the part of HighLevel's API that Tenon uses, over state in memory.
///
/// It follows what HighLevel does and not only what it documents, mistakes included; what nobody has seen is listed in
/// `ASSUMPTIONS.md`.
final class HighLevelSandbox: Sendable {
    private struct State {
        /// The locations of one agency, never empty; the first is the main one.
        var locations: [HighLevelContents]
        var access: HighLevelAccess
        var traffic: HighLevelTraffic

        /// With the names and addresses that the locations have now.
        var accounts: [HighLevelAccount] { locations.map { $0.location.named($0.account) } }
    }

    private let state: Mutex<State>
    /// The events that changes cause, on their way to the app.
    let webhooks: HighLevelWebhooks
    private let clock: @Sendable () -> Date

    /// A sandbox with that state; with `limits` the published rate limits are enforced, or those of `rate`, else only
    /// stated very large.
    init(
        _ snapshot: HighLevelSnapshot,
        others: [HighLevelSnapshot] = [],
        access: HighLevelAccess? = nil,
        limits: Bool = false,
        rate: HighLevelRateRule? = nil,
        searchIndexLagMilliseconds: Int = 0,
        webhookURL: String? = nil,
        clock: @escaping @Sendable () -> Date
    ) {
        let lag = Int64(searchIndexLagMilliseconds)
        let rule = limits ? rate ?? .published : .open
        let access = access ?? HighLevelAccess(snapshot.account)
        state = Mutex(
            State(
                locations: ([snapshot] + others).map { HighLevelContents($0, searchIndexLag: lag) },
                access: access,
                traffic: HighLevelTraffic(rule)
            )
        )
        webhooks = HighLevelWebhooks(location: snapshot.account.locationID, app: access.app, url: webhookURL)
        self.clock = clock
    }

    /// The main location.
    var account: HighLevelAccount { state.withLock { $0.locations[0].account } }
    /// All locations, the main one first.
    var accounts: [HighLevelAccount] { state.withLock { $0.accounts } }
    /// How many contacts the main location has.
    var contactCount: Int { state.withLock { $0.locations[0].contacts.count } }
    /// Grows with every change of the state.
    var changeCount: Int {
        state.withLock { state in state.locations.reduce(state.access.changeCount) { $0 + $1.changeCount } }
    }
    var now: HighLevelTime { HighLevelTime(clock()) }
    /// Apps, installations and tokens as they can be stored.
    var access: HighLevelAccess { state.withLock { $0.access } }

    /// The main location as it can be stored.
    func snapshot() -> HighLevelSnapshot {
        state.withLock { $0.locations[0].snapshot }
    }

    /// The other locations as they can be stored.
    func otherSnapshots() -> [HighLevelSnapshot] {
        state.withLock { $0.locations.dropFirst().map(\.snapshot) }
    }

    /// Changes a location's contents under the lock; the change sees and leaves a consistent state.
    func perform(
        _ operation: HighLevelOperation,
        _ call: HighLevelCall,
        at locationID: String
    ) throws(HighLevelFailure) -> HighLevelReply {
        try state.withLock { (state) throws(HighLevelFailure) in
            guard let index = state.locations.firstIndex(where: { $0.account.locationID == locationID }) else {
                throw .foreignLocation
            }
            defer { webhooks.take(from: &state.locations[index], at: call.now) }
            return try operation.perform(&state.locations[index], call)
        }
    }

    /// Changes who may do what under the lock; refusals are counted.
    func perform(
        _ operation: HighLevelSignInOperation,
        _ call: @Sendable ([HighLevelAccount]) -> HighLevelSignInCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        try state.withLock { (state) throws(HighLevelFailure) in
            do throws(HighLevelFailure) {
                return try operation.perform(&state.access, call(state.accounts))
            } catch {
                state.access.counts.refused += 1
                throw error
            }
        }
    }

    /// Whom a token stands for. Throws 401 for one that opens nothing.
    func caller(_ token: String) throws(HighLevelFailure) -> HighLevelCaller {
        let now = now
        return try state.withLock { (state) throws(HighLevelFailure) in
            try state.access.caller(token, accounts: state.accounts, at: now)
        }
    }

    /// Reads or changes the traffic under the lock.
    func withTraffic<Value: Sendable>(_ change: @Sendable (inout HighLevelTraffic) -> Value) -> Value {
        state.withLock { change(&$0.traffic) }
    }

    /// Reads or changes apps, installations and tokens under the lock; the app is told of new installations.
    func withAccess<Value: Sendable>(
        _ change: @Sendable (inout HighLevelAccess, [HighLevelAccount]) -> Value
    ) -> Value {
        let now = now
        return state.withLock { state in
            let known = Set(state.access.grants.keys)
            let value = change(&state.access, state.accounts)
            for grant in state.access.grants.values where !known.contains(grant.id) {
                webhooks.tell(of: grant, locations: state.accounts.map(\.locationID), at: now)
            }
            return value
        }
    }

    /// Changes settings and records that the API cannot, for tests and for filling the sandbox; of the main location, or of
    /// another one that is named. False when there is none of that id.
    @discardableResult
    func withContents(of locationID: String? = nil, _ change: @Sendable (inout HighLevelContents) -> Void) -> Bool {
        state.withLock { state in
            let index = locationID.map { id in state.locations.firstIndex { $0.account.locationID == id } } ?? 0
            guard let index else { return false }
            change(&state.locations[index])
            webhooks.take(from: &state.locations[index], at: now)
            return true
        }
    }

    /// Changes a record of the main location as a person would, or of the one that `locationId` names. Returns its id.
    func edit(_ body: HighLevelValue) throws(HighLevelWebhookControlError) -> HighLevelValue {
        let now = now
        return try state.withLock { (state) throws(HighLevelWebhookControlError) in
            let location = body["locationId"]?.text
            let index = location.map { id in state.locations.firstIndex { $0.account.locationID == id } } ?? 0
            guard let index else {
                throw .init("locationId names none of the locations: GET /_sandbox/locations lists them")
            }
            defer { webhooks.take(from: &state.locations[index], at: now) }
            return ["id": .string(try state.locations[index].edit(body, at: now))]
        }
    }

    /// An id for the answer: random, as the real ones, from the sandbox's own generator.
    func makeTraceID() -> String {
        state.withLock { $0.locations[0].random.uuid().uuidString.lowercased() }
    }
}
