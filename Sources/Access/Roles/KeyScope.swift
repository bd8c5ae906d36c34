/// What a program with an API key may do.
public enum KeyScope: String, Hashable, Sendable, CaseIterable, Codable {
    /// Reading contacts with all that hangs on them.
    case contactsRead = "contacts.readonly"
    /// Making and changing contacts, tasks, notes.
    case contactsWrite = "contacts.write"
    /// Everything that an owner may.
    case admin

    /// Whether a key with this scope may do what asks for another one. Writing does not imply reading, as at HighLevel.
    public func covers(_ other: KeyScope) -> Bool { self == other || self == .admin }
}
