public import Records

/// What must still be true right before something is done that a deletion led to.
public struct LookAgain: Hashable, Sendable, Codable {
    /// The record whose absence is the cause. When it is back, nothing is done.
    public let gone: RecordID?
    /// What the target said when it was decided. When somebody changed it since, nothing is done.
    public let seen: [FieldName: Value]

    public init(gone: RecordID?, seen: [FieldName: Value]) {
        self.gone = gone
        self.seen = seen
    }
}
