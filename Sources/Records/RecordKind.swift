/// What kind of thing a record is a snapshot of.
public enum RecordKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A person or company in HighLevel.
    case contact
    /// A root project, with its ProjectInfo, in busybusy.
    case project

    /// The system that this kind lives in.
    public var system: RemoteSystem { self == .contact ? .highLevel : .busybusy }

    /// The kind that answers to this one in the other system.
    public var counterpart: RecordKind { self == .contact ? .project : .contact }
}
