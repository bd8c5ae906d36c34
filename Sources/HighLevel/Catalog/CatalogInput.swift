/// One input of an operation, or one member of an object inside an input.
public struct CatalogInput: Sendable, Hashable {
    /// Where an input goes.
    public enum Place: String, Sendable, Hashable, Codable {
        case path, query, header, body
    }

    /// The name as HighLevel has it.
    public let name: String
    /// Where it goes; nil for a member of an object.
    public let place: Place?
    /// What its value has to be.
    public let type: CatalogType
    /// Whether the call fails without it.
    public let isRequired: Bool
    /// Whether HighLevel advises against it.
    public let isDeprecated: Bool
    /// Whether a list in the query is sent as one `name=value` for each item, and not joined with commas.
    public let repeatsInQuery: Bool
}

extension CatalogInput: Decodable {
    private enum Keys: String, CodingKey {
        case name, required, deprecated, explode
        case place = "in"
    }

    /// Reads a line of the catalog.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        name = try fields.decode(String.self, forKey: .name)
        place = try fields.decodeIfPresent(Place.self, forKey: .place)
        type = try CatalogType(from: decoder)
        isRequired = try fields.decodeIfPresent(Bool.self, forKey: .required) ?? false
        isDeprecated = try fields.decodeIfPresent(Bool.self, forKey: .deprecated) ?? false
        repeatsInQuery = try fields.decodeIfPresent(Bool.self, forKey: .explode) ?? true
    }
}
