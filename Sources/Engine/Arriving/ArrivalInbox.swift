import Logging
public import Storage
import Synchronization

/// Takes messages of remote systems in: each is on disk when ``take(_:)`` returns, many of them with one commit.
///
/// A commit waits for the disk, some milliseconds, whatever it holds. So what arrives while one is under way shares the next.
public final class ArrivalInbox: Sendable {
    /// The most messages that may wait for their commit; more are refused, and their sender tries again.
    public static let capacity = 10_000
    /// The most messages of one commit, so that none waits for a large one.
    static let batchSize = 500

    private struct Waiting: Sendable {
        let arrival: Arrival
        let continuation: CheckedContinuation<Bool, any Error>
    }

    private struct State: Sendable {
        var waiting: [Waiting] = []
        var isCommitting = false
    }

    private let store: Store
    private let workspace: String
    private let environment: EngineEnvironment
    private let bell: Bell
    private let state = Mutex(State())

    /// - Parameter bell: Rung when a new message was taken in.
    public init(store: Store, workspace: String, environment: EngineEnvironment, bell: Bell) {
        self.store = store
        self.workspace = workspace
        self.environment = environment
        self.bell = bell
    }

    /// Takes the message in, and returns when it is on disk.
    ///
    /// - Returns: Whether it is new; false for one that was taken in before.
    /// - Throws: ``ArrivalRefusal`` when too many wait, or what the store throws. The message is not taken in then.
    public func take(_ arrival: Arrival) async throws -> Bool {
        try await withCheckedThrowingContinuation { continuation in
            let (isFull, begins) = state.withLock { state in
                guard state.waiting.count < Self.capacity else { return (true, false) }
                state.waiting.append(Waiting(arrival: arrival, continuation: continuation))
                defer { state.isCommitting = true }
                return (false, !state.isCommitting)
            }
            if isFull { continuation.resume(throwing: ArrivalRefusal.full) }
            // A task of its own: the commit serves many callers and must not end with the one that began it.
            if begins { Task { await commitAll() } }
        }
    }

    private func commitAll() async {
        while let batch = nextBatch() { await commit(batch) }
    }

    private func nextBatch() -> [Waiting]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isCommitting = false
                return nil
            }
            let batch = Array(state.waiting.prefix(Self.batchSize))
            state.waiting.removeFirst(batch.count)
            return batch
        }
    }

    private func commit(_ batch: [Waiting]) async {
        do {
            let arrivals = batch.map(\.arrival)
            let isNew = try await store.write { [workspace, environment] tx in
                try tx.forgetArrivals(
                    before: environment.moment.adding(seconds: -Self.memorySeconds),
                    limit: Self.batchSize,
                    workspace: workspace
                )
                return try tx.takeIn(arrivals, nextID: environment.nextID, workspace: workspace)
            }
            for (waiting, isNew) in zip(batch, isNew) { waiting.continuation.resume(returning: isNew) }
            if isNew.contains(true) { bell.ring() }
        } catch {
            for waiting in batch { waiting.continuation.resume(throwing: error) }
        }
    }

    /// How long a message is known again: longer than HighLevel's webhooks may lie back, see `WebhookFreshness`.
    private static let memorySeconds = 3 * 3600.0
}

/// Why a message was not taken in.
public enum ArrivalRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// As many as there is room for wait for the disk.
    case full

    public var description: String {
        "\(ArrivalInbox.capacity) messages wait for the disk already. Send it again later."
    }
}
