/// The fields of a business to be made or changed: only what is set or cleared is sent.
public struct BusinessFields: Sendable, Hashable {
    /// The name; needed to make one.
    public var name: Change<String> = .keep
    /// The phone number.
    public var phone: Change<String> = .keep
    /// The email address.
    public var email: Change<String> = .keep
    /// The web site.
    public var website: Change<String> = .keep
    /// Street and number.
    public var address: Change<String> = .keep
    /// The city.
    public var city: Change<String> = .keep
    /// The state or region.
    public var state: Change<String> = .keep
    /// The postal code.
    public var postalCode: Change<String> = .keep
    /// The country.
    public var country: Change<String> = .keep
    /// More about it.
    public var description: Change<String> = .keep

    /// Makes fields of which only the name is set, or none.
    public init(name: String? = nil) {
        if let name { self.name = .set(name) }
    }
}

/// The body that makes a business, with its location, or changes one, without.
struct BusinessBody: Encodable {
    let fields: BusinessFields
    var locationID: String?

    func encode(to encoder: any Encoder) throws {
        var body = encoder.container(keyedBy: AnyKey.self)
        try body.encodeIfPresent(locationID, forKey: "locationId")
        let changes: [(AnyKey, Change<String>)] = [
            ("name", fields.name), ("phone", fields.phone), ("email", fields.email), ("website", fields.website),
            ("address", fields.address), ("city", fields.city), ("state", fields.state),
            ("postalCode", fields.postalCode), ("country", fields.country), ("description", fields.description),
        ]
        for (key, change) in changes { try body.encode(change, forKey: key) }
    }
}
