/// One of the two systems that a workspace joins.
public enum RemoteSystem: String, Hashable, Sendable, Codable, CaseIterable {
    case highLevel = "highlevel"
    case busybusy

    /// The system on the other side.
    public var other: RemoteSystem { self == .highLevel ? .busybusy : .highLevel }

    /// The name as its own users write it.
    public var title: String { self == .highLevel ? "HighLevel" : "busybusy" }
}
