public import Records

/// A record of the mirror, with whether it is still there.
public struct StoredRecord: Hashable, Sendable {
    public let record: Record
    /// When a look by its id found it gone.
    public let goneAt: Milliseconds?

    public init(record: Record, goneAt: Milliseconds?) {
        self.record = record
        self.goneAt = goneAt
    }
}
