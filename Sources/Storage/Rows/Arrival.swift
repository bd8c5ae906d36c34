public import Foundation
public import Records

/// A message that a remote system sent by itself, as it is taken in: what it is known again by, and whom it is about.
public struct Arrival: Hashable, Sendable {
    /// What the message is known again by: 16 bytes.
    public let identity: Data
    /// The records that it is about; none for one that nobody waits for, which is taken in all the same.
    public let subjects: [RecordID]
    public let receivedAt: Milliseconds

    public init(identity: Data, subjects: [RecordID], receivedAt: Milliseconds) {
        self.identity = identity
        self.subjects = subjects
        self.receivedAt = receivedAt
    }
}
