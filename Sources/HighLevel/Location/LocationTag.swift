/// A tag that the location knows, and that can be put on its contacts.
public struct LocationTag: Sendable, Hashable, Identifiable {
    /// The id.
    public var id: String
    /// The tag, as contacts carry it.
    public var name: String?
    /// The location it belongs to.
    public var locationID: String?

    /// Makes a tag; mostly for tests.
    public init(id: String, name: String? = nil) {
        self.id = id
        self.name = name
    }
}

extension LocationTag: Decodable {
    /// Reads a tag.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        id = try fields.decode(String.self, forKey: "id")
        name = try fields.first(of: "name")
        locationID = try fields.first(of: "locationId")
    }
}
