public import Foundation
public import Records

/// A write that was decided on and is not confirmed yet.
public struct OutboxWrite: Hashable, Sendable {
    /// How far it is.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// Counted by the guard against mass changes, and let through or dropped when the pass ends.
        case guarded
        case pending
        /// Handed to the remote; the outcome is not known yet.
        case sending
        /// Taken by the remote, or maybe so, to be done later and without a word about the result: never sent again by itself,
        /// it waits for a look to show it. From ``OutboxWrite/notBefore`` on a person is asked about it.
        case accepted
        /// The connection writes nothing (dry run); shown, and planned anew by the next run.
        case withheld
        /// Given up; waits for a person.
        case dead
    }

    public let id: Int64
    public let linkID: String
    public let system: RemoteSystem
    public let action: String
    public var targetID: String?
    public let marker: String?
    /// Of one intent there is never more than one unfinished write; nil for what a link's reconciliation decided.
    public let intent: String?
    /// The planned write, as JSON.
    public let payload: Data
    public var state: State
    /// How often it was handed to the remote.
    public var attempts: Int
    /// How many attempts, the one under way included, may have had an effect that nobody saw.
    public var doubts: Int
    public var notBefore: Milliseconds
    /// When it was last handed to the remote.
    public var attemptedAt: Milliseconds?
    public let runID: Int64
    public let createdAt: Milliseconds
    public var error: String?

    public init(
        id: Int64,
        linkID: String,
        system: RemoteSystem,
        action: String,
        targetID: String?,
        marker: String?,
        intent: String? = nil,
        payload: Data,
        state: State = .pending,
        attempts: Int = 0,
        doubts: Int = 0,
        notBefore: Milliseconds,
        attemptedAt: Milliseconds? = nil,
        runID: Int64,
        createdAt: Milliseconds,
        error: String? = nil
    ) {
        self.id = id
        self.linkID = linkID
        self.system = system
        self.action = action
        self.targetID = targetID
        self.marker = marker
        self.intent = intent
        self.payload = payload
        self.state = state
        self.attempts = attempts
        self.doubts = doubts
        self.notBefore = notBefore
        self.attemptedAt = attemptedAt
        self.runID = runID
        self.createdAt = createdAt
        self.error = error
    }
}
