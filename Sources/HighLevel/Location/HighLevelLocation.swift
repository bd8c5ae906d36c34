/// A location (sub-account) of HighLevel.
public struct HighLevelLocation: Sendable, Hashable, Identifiable {
    /// The id.
    public var id: String
    /// The agency it belongs to.
    public var companyID: String?
    /// The name.
    public var name: String?
    /// Street and number.
    public var address: String?
    /// The city.
    public var city: String?
    /// The state or region.
    public var state: String?
    /// The postal code.
    public var postalCode: String?
    /// The country, ISO 3166 alpha-2.
    public var country: String?
    /// The web site.
    public var website: String?
    /// The IANA time zone: that of appointment times without an offset.
    public var timezone: String?
    /// The email address.
    public var email: String?
    /// The phone number.
    public var phone: String?
    /// Whether two contacts may have the same email or phone; nil when not told.
    public var allowsDuplicateContacts: Bool?
    /// Whether a contact may have two opportunities in one pipeline; nil when not told.
    public var allowsDuplicateOpportunities: Bool?

    /// Makes a location; mostly for tests, as locations are read and not made.
    public init(id: String) { self.id = id }
}

extension HighLevelLocation: Decodable {
    /// Reads a location.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        self.init(id: try fields.decode(String.self, forKey: "id"))
        companyID = try fields.first(of: "companyId")
        name = try fields.first(of: "name")
        address = try fields.first(of: "address")
        city = try fields.first(of: "city")
        state = try fields.first(of: "state")
        postalCode = try fields.first(of: "postalCode")
        country = try fields.first(of: "country")
        website = try fields.first(of: "website")
        timezone = try fields.first(of: "timezone")
        email = try fields.first(of: "email")
        phone = try fields.first(of: "phone")
        let settings = try fields.first(Settings.self, of: "settings")
        allowsDuplicateContacts = settings?.allowDuplicateContact
        allowsDuplicateOpportunities = settings?.allowDuplicateOpportunity
    }

    private struct Settings: Decodable {
        let allowDuplicateContact: Bool?
        let allowDuplicateOpportunity: Bool?
    }
}
