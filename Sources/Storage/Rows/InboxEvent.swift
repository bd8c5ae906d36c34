public import Records

/// Something that happened to a remote object and was not handled yet.
public struct InboxEvent: Hashable, Sendable {
    /// How the event came in.
    public enum Source: String, Hashable, Sendable, CaseIterable {
        /// A poll found the record changed.
        case poll
        /// A write has to be planned again.
        case replan
        /// The record is in review, and is looked at once more.
        case review
        /// A remote told of the record; it is to be read before anything is decided.
        case webhook
    }

    public let id: Int64
    public let source: Source
    public let subject: RecordID
    public let receivedAt: Milliseconds

    public init(id: Int64, source: Source, subject: RecordID, receivedAt: Milliseconds) {
        self.id = id
        self.source = source
        self.subject = subject
        self.receivedAt = receivedAt
    }

    /// What makes two events of one source the same. One pending event a record is enough: whoever handles it reads the
    /// record as it is then.
    var sourceKey: String { Self.key(of: subject) }

    static func key(of subject: RecordID) -> String { "\(subject.kind.rawValue)/\(subject.remoteID)" }
}
