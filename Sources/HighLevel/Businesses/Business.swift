public import Foundation

/// A business: a company that contacts can belong to.
public struct Business: Sendable, Hashable, Identifiable {
    /// The 24-character id.
    public var id: String
    /// The name.
    public var name: String?
    /// The phone number.
    public var phone: String?
    /// The email address.
    public var email: String?
    /// The web site.
    public var website: String?
    /// Street and number.
    public var address: String?
    /// The city.
    public var city: String?
    /// The state or region.
    public var state: String?
    /// The postal code.
    public var postalCode: String?
    /// The country.
    public var country: String?
    /// More about it.
    public var description: String?
    /// The location it belongs to.
    public var locationID: String?
    /// When it was made.
    public var createdAt: Date?
    /// When it last changed.
    public var updatedAt: Date?

    /// Makes a business; mostly for tests.
    public init(id: String, name: String? = nil) {
        self.id = id
        self.name = name
    }
}

extension Business: Decodable {
    /// Reads a business.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        self.init(id: try fields.decode(String.self, forKey: "id"))
        name = try fields.first(of: "name")
        phone = try fields.first(of: "phone")
        email = try fields.first(of: "email")
        website = try fields.first(of: "website")
        address = try fields.first(of: "address")
        city = try fields.first(of: "city")
        state = try fields.first(of: "state")
        postalCode = try fields.first(of: "postalCode")
        country = try fields.first(of: "country")
        description = try fields.first(of: "description")
        locationID = try fields.first(of: "locationId")
        createdAt = try fields.date("createdAt")
        updatedAt = try fields.date("updatedAt")
    }
}
