/// A user: a person who logs in to HighLevel.
public struct HighLevelUser: Sendable, Hashable, Identifiable {
    /// The id.
    public var id: String
    /// The full name.
    public var name: String?
    /// The first name.
    public var firstName: String?
    /// The last name.
    public var lastName: String?
    /// The email address.
    public var email: String?
    /// The phone number.
    public var phone: String?
    /// The extension of the phone number.
    public var phoneExtension: String?
    /// `account` for a user of locations, `agency` for one of the agency.
    public var type: String?
    /// `admin` or `user`.
    public var role: String?
    /// The locations the user may enter.
    public var locationIDs: [String]
    /// What the user may do.
    public var scopes: [HighLevelScope]
    /// Whether the user was deleted.
    public var isDeleted: Bool

    /// Makes a user; mostly for tests, as users are read and not made.
    public init(id: String, name: String? = nil, email: String? = nil) {
        self.id = id
        self.name = name
        self.email = email
        locationIDs = []
        scopes = []
        isDeleted = false
    }
}

extension HighLevelUser: Decodable {
    /// Reads a user.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        self.init(id: try fields.decode(String.self, forKey: "id"))
        name = try fields.first(of: "name")
        firstName = try fields.first(of: "firstName")
        lastName = try fields.first(of: "lastName")
        email = try fields.first(of: "email")
        phone = try fields.first(of: "phone")
        phoneExtension = try fields.first(of: "extension")
        let roles = try fields.first(Roles.self, of: "roles")
        type = roles?.type
        role = roles?.role
        locationIDs = roles?.locationIds ?? []
        scopes = try fields.first(ScopeList.self, of: "scopes")?.scopes ?? []
        isDeleted = try fields.first(of: "deleted") ?? false
    }

    private struct Roles: Decodable {
        let type: String?
        let role: String?
        let locationIds: [String]?
    }

    /// The official spec declares one scope; a list and a text with commas are taken too (assumption).
    private struct ScopeList: Decodable {
        let scopes: [HighLevelScope]

        init(from decoder: any Decoder) throws {
            if let text = try? decoder.singleValueContainer().decode(String.self) {
                scopes = text.split(separator: ",").map { HighLevelScope(rawValue: String($0).trimmed) }
            } else {
                scopes = try LossyTexts(from: decoder).texts.map { HighLevelScope(rawValue: $0) }
            }
        }
    }
}
