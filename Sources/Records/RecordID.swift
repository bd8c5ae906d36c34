/// The address of one remote object: what kind it is and the id that its own system gave it.
public struct RecordID: Hashable, Sendable, Codable {
    public let kind: RecordKind
    public let remoteID: String

    public init(_ kind: RecordKind, _ remoteID: String) {
        self.kind = kind
        self.remoteID = remoteID
    }

    /// The system that the object lives in.
    public var system: RemoteSystem { kind.system }
}

extension RecordID: CustomStringConvertible {
    public var description: String { "\(kind.rawValue) \(remoteID)" }
}
