public import Foundation

/// One synchronisation, from its start to its end.
public struct RunRow: Hashable, Sendable {
    public let id: Int64
    public let kind: String
    public let startedAt: Milliseconds
    public let finishedAt: Milliseconds?
    /// `done`, or why it ended otherwise; nil while it runs and when its process died.
    public let outcome: String?
    /// Its counts, as JSON.
    public let counts: Data

    public init(
        id: Int64,
        kind: String,
        startedAt: Milliseconds,
        finishedAt: Milliseconds?,
        outcome: String?,
        counts: Data
    ) {
        self.id = id
        self.kind = kind
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.outcome = outcome
        self.counts = counts
    }
}
