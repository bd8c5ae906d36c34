/// A file in a custom field.
public struct CustomFieldFile: Sendable, Hashable {
    /// The id of the upload, the key under which the field has it.
    public var id: String
    /// Where it can be fetched.
    public var url: String?
    /// Its name, where the reply has it.
    public var name: String?
    /// All that the field has about it, to be sent back unchanged.
    public var raw: JSONValue

    /// Reads what a field has under an id.
    init(id: String, raw: JSONValue) {
        self.id = id
        self.raw = raw
        guard case .object(let fields) = raw else { return }
        url = fields["url"]?.stringValue
        guard case .object(let meta)? = fields["meta"] else { return }
        name = meta["originalname"]?.stringValue ?? meta["name"]?.stringValue
    }
}
