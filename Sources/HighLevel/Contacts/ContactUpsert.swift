/// What an upsert did.
public struct ContactUpsertResult: Sendable, Hashable {
    /// Whether the contact was made; otherwise an existing one was changed.
    public let isNew: Bool
    /// The contact as it is now.
    public let contact: Contact
}

extension ContactUpsertResult: Decodable {
    /// Reads `{new, contact}`.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        isNew = try fields.decode(Bool.self, forKey: "new")
        contact = try fields.decode(Contact.self, forKey: "contact")
    }
}
