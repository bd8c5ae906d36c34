public import Foundation
import Synchronization

/// Remembers webhooks in the memory of this process: enough for one process, forgotten when it ends.
public final class MemoryReplayStore: WebhookReplayStore {
    private let state: Mutex<ReplayGuard>

    /// Makes a store; the guard's own window counts.
    public init(_ replays: ReplayGuard = ReplayGuard()) { state = Mutex(replays) }

    /// How many ids were forgotten before their time; above zero the capacity is too small.
    public var forgottenEarly: Int { state.withLock(\.forgottenEarly) }

    /// Takes the id in and says whether it was there; the window is the guard's.
    public func insert(_ identity: WebhookIdentity, at now: Date, keptFor window: Duration) -> WebhookSighting {
        state.withLock { $0.insert(identity, at: now) }
    }

    /// Forgets an id.
    public func release(_ identity: WebhookIdentity) {
        state.withLock { $0.release(identity) }
    }
}
