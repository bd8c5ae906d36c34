/// A note to be written on a contact.
public struct NoteDraft: Hashable, Sendable, Codable {
    /// The note to be replaced; nil for a new one.
    public let id: String?
    /// The text as it will be, with the line that marks what it was made of.
    public let body: String
    /// The text as it was; nil for a new one.
    public let replaced: String?

    public init(id: String? = nil, body: String, replacing replaced: String? = nil) {
        self.id = id
        self.body = body
        self.replaced = replaced
    }
}
