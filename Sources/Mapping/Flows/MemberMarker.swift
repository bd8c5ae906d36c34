/// The mark in a contact's `source` that says of which member it was made.
///
/// It is written in the call that makes the contact, so that the contact is found again after a lost reply.
public enum MemberMarker {
    private static let prefix = "busybusy-member:"

    /// The `source` of the member's contact.
    public static func source(ofMember memberID: String) -> String { prefix + memberID }

    /// The member's id that a contact's `source` is marked with.
    public static func memberID(inSource text: String) -> String? {
        guard text.hasPrefix(prefix), text.count > prefix.count else { return nil }
        return String(text.dropFirst(prefix.count))
    }
}
