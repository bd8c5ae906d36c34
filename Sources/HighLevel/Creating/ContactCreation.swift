/// What a create came to that looks before it repeats.
public enum ContactCreation: Sendable, Hashable {
    /// The contact was made.
    case created(Contact)
    /// The reply was lost, but the contact was made: the one that carries the draft's marker.
    case recovered(Contact)
    /// A contact with the same email or phone is there. When it has not been compared with a marker, since there was
    /// none or it could not be read, it may be the one that this create made before its reply was lost.
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
