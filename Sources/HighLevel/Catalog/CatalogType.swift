/// What the value of an input has to be, as far as the official spec tells.
public struct CatalogType: Sendable, Hashable {
    /// The JSON type, and two that JSON does not have.
    public enum Kind: String, Sendable, Hashable, Codable {
        case string, number, integer, boolean, array, object
        /// The content of a file, given as an object with `name`, `type` and `base64`.
        case file
        /// Anything: the spec does not say more, or there are ``CatalogType/alternatives``.
        case any
    }

    /// The type of the value.
    public let kind: Kind
    /// The only values there are; empty when all are allowed.
    public let choices: [JSONValue]
    /// How a text is written: `date-time`.
    public let format: String?
    /// The smallest number.
    public let minimum: Double?
    /// The largest number.
    public let maximum: Double?
    /// The largest number of characters.
    public let maximumLength: Int?
    /// The largest number of items.
    public let maximumItems: Int?
    /// Whether `null` is allowed.
    public let isNullable: Bool
    /// The members of an object, when they are written here; empty when they are those of ``shape`` or not known.
    public let members: [CatalogInput]
    /// The name of a shape that holds the members; see ``OperationCatalog/members(of:)``.
    public let shape: String?
    /// The types of which one has to fit.
    public let alternatives: [CatalogType]
    private let itemTypes: [CatalogType]

    /// The type of each item of a list.
    public var items: CatalogType? { itemTypes.first }
}

extension CatalogType: Decodable {
    private enum Keys: String, CodingKey {
        case type, format, min, max, maxLength, maxItems, nullable, members, shape, items, anyOf
        case choices = "enum"
    }

    /// Reads a line of the catalog.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        kind = try fields.decode(Kind.self, forKey: .type)
        choices = try fields.decodeIfPresent([JSONValue].self, forKey: .choices) ?? []
        format = try fields.decodeIfPresent(String.self, forKey: .format)
        minimum = try fields.decodeIfPresent(Double.self, forKey: .min)
        maximum = try fields.decodeIfPresent(Double.self, forKey: .max)
        maximumLength = try fields.decodeIfPresent(Int.self, forKey: .maxLength)
        maximumItems = try fields.decodeIfPresent(Int.self, forKey: .maxItems)
        isNullable = try fields.decodeIfPresent(Bool.self, forKey: .nullable) ?? false
        members = try fields.decodeIfPresent([CatalogInput].self, forKey: .members) ?? []
        shape = try fields.decodeIfPresent(String.self, forKey: .shape)
        alternatives = try fields.decodeIfPresent([CatalogType].self, forKey: .anyOf) ?? []
        itemTypes = try fields.decodeIfPresent(CatalogType.self, forKey: .items).map { [$0] } ?? []
    }
}

extension CatalogType: CustomStringConvertible {
    /// The type in a few words: `string`, `list of number`, `one of add, remove`.
    public var description: String {
        if !choices.isEmpty { return "one of " + choices.map(\.textOrJSON).joined(separator: ", ") }
        if !alternatives.isEmpty { return alternatives.map(\.description).joined(separator: " or ") }
        switch kind {
        case .array: return "list of \(items?.description ?? "any")"
        case .string: return format ?? "string"
        default: return kind.rawValue
        }
    }
}
