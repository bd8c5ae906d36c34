import Foundation
import Hummingbird
import Synchronization

/// An emulator of the part of HighLevel's API that Tenon uses, over state in memory.
///
/// It follows what HighLevel does and not only what it documents, mistakes included; what nobody has seen is listed in
/// `ASSUMPTIONS.md`.
final class HighLevelSandbox: Sendable {
    private struct State {
        var contents: HighLevelContents
        var traffic: HighLevelTraffic
    }

    private let state: Mutex<State>
    /// The events that changes cause, on their way to the app.
    let webhooks: HighLevelWebhooks
    private let clock: @Sendable () -> Date

    /// A sandbox with that state; with `limits` the published rate limits are enforced, else only stated very large.
    init(
        _ snapshot: HighLevelSnapshot,
        limits: Bool = false,
        searchIndexLagMilliseconds: Int = 0,
        webhookURL: String? = nil,
        clock: @escaping @Sendable () -> Date
    ) {
        let contents = HighLevelContents(snapshot, searchIndexLag: Int64(searchIndexLagMilliseconds))
        state = Mutex(State(contents: contents, traffic: HighLevelTraffic(limit: .init(enforced: limits))))
        webhooks = HighLevelWebhooks(location: snapshot.account.locationID, url: webhookURL)
        self.clock = clock
    }

    var account: HighLevelAccount { state.withLock { $0.contents.account } }
    var contactCount: Int { state.withLock { $0.contents.contacts.count } }
    /// Grows with every change of the state.
    var changeCount: Int { state.withLock { $0.contents.changeCount } }
    var now: HighLevelTime { HighLevelTime(clock()) }

    /// The state as it can be stored.
    func snapshot() -> HighLevelSnapshot {
        state.withLock { $0.contents.snapshot }
    }

    /// Changes the contents under the lock; the change sees and leaves a consistent state.
    func perform(
        _ operation: HighLevelOperation,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        try state.withLock { (state) throws(HighLevelFailure) in
            defer { webhooks.take(from: &state.contents, at: call.now) }
            return try operation.perform(&state.contents, call)
        }
    }

    /// Reads or changes the traffic under the lock.
    func withTraffic<Value: Sendable>(_ change: @Sendable (inout HighLevelTraffic) -> Value) -> Value {
        state.withLock { change(&$0.traffic) }
    }

    /// Changes settings and records that the API cannot, for tests and for filling the sandbox.
    func withContents(_ change: @Sendable (inout HighLevelContents) -> Void) {
        state.withLock { state in
            change(&state.contents)
            webhooks.take(from: &state.contents, at: now)
        }
    }

    /// Changes a record as a person would. Returns its id.
    func edit(_ body: HighLevelValue) throws(HighLevelWebhookControlError) -> HighLevelValue {
        let now = now
        return try state.withLock { (state) throws(HighLevelWebhookControlError) in
            defer { webhooks.take(from: &state.contents, at: now) }
            return ["id": .string(try state.contents.edit(body, at: now))]
        }
    }

    /// An id for the answer: random, as the real ones, from the sandbox's own generator.
    func makeTraceID() -> String {
        state.withLock { $0.contents.random.uuid().uuidString.lowercased() }
    }
}
