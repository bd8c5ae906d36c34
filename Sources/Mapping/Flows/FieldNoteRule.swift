/// How what the crew writes about its work becomes notes on the contact.
public struct FieldNoteRule: Hashable, Sendable {
    public init() {}
}
