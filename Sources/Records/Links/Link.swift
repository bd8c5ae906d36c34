/// Two records known to be the same thing, with what both last agreed on.
public struct Link: Hashable, Sendable, Codable {
    /// How far the two are joined.
    public enum State: String, Hashable, Sendable, Codable, CaseIterable {
        /// One half exists; the write that makes the other is under way.
        case pending
        /// Both halves exist and are kept in step.
        case linked
        /// A person archived the project. Nothing flows until a person brings it back.
        case archived
        /// Tenon archived the project, because its contact is gone or out of scope.
        case retired
    }

    public let id: String
    public var contactID: String?
    public var projectID: String?
    public var state: State
    /// The values both sides last agreed on, by the project's field.
    public var base: [FieldName: BasePair]
    /// Whether the contact was in scope when last looked at: leaving scope is an event, being outside is not.
    public var wasInScope: Bool

    public init(
        id: String,
        contactID: String? = nil,
        projectID: String? = nil,
        state: State,
        base: [FieldName: BasePair] = [:],
        wasInScope: Bool = false
    ) {
        self.id = id
        self.contactID = contactID
        self.projectID = projectID
        self.state = state
        self.base = base
        self.wasInScope = wasInScope
    }

    /// The id that the link holds for the kind.
    public func remoteID(of kind: RecordKind) -> String? {
        kind == .contact ? contactID : projectID
    }

    /// The remote object of the kind, if the link has one.
    public func recordID(of kind: RecordKind) -> RecordID? {
        remoteID(of: kind).map { RecordID(kind, $0) }
    }

    /// Sets the id that the link holds for the record's kind.
    public mutating func setRemoteID(_ id: RecordID) {
        if id.kind == .contact { contactID = id.remoteID } else { projectID = id.remoteID }
    }
}
