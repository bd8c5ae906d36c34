/// How the outcome of a create is found whose reply was lost.
public struct CreationRecovery: Sendable, Hashable {
    /// Whether the draft's `source` is a text that no other contact has; then a contact that carries it proves that the
    /// create was done.
    public var isSourceMarker: Bool
    /// How long a search may lag behind; waited once before a repeat.
    public var settling: Duration

    /// Makes settings.
    ///
    /// - Parameters:
    ///   - isSourceMarker: see ``isSourceMarker``.
    ///   - settling: zero or more; the search lags "a few seconds" (seen in live traffic).
    public init(isSourceMarker: Bool = false, settling: Duration = .seconds(5)) {
        self.isSourceMarker = isSourceMarker
        self.settling = max(settling, .zero)
    }
}

/// What a create came to that looks before it repeats.
public enum ContactCreation: Sendable, Hashable {
    /// The contact was made.
    case created(Contact)
    /// The reply was lost, but the contact was made: the one that carries the draft's marker.
    case recovered(Contact)
    /// A contact with the same email or phone is there. When it has not been compared with a marker, since there was none
    /// or it could not be read, it may be the one that this create made before its reply was lost.
    case duplicate(HighLevelError.Duplicate, Contact?)

    /// The contact, where it is known as a whole.
    public var contact: Contact? {
        switch self {
        case .created(let contact), .recovered(let contact): contact
        case .duplicate(_, let contact): contact
        }
    }

    /// The id of the contact that is there now in any case.
    public var contactID: String {
        switch self {
        case .created(let contact), .recovered(let contact): contact.id
        case .duplicate(let duplicate, _): duplicate.contactID
        }
    }
}

/// What a create of a task or a note came to that looks before it repeats.
public struct Creation<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The task or note.
    public let value: Value
    /// Whether the reply was lost and it was found by looking.
    public let isRecovered: Bool
}
